import { setTimeout as delay } from "node:timers/promises";
import { type ConversationState, createClient } from "@parley/sdk/client";
import { type BrokenName, breakClient } from "./broken-clients.ts";
import type { Fault } from "./fault.ts";
import { judge, type Miss } from "./judge.ts";
import { createPassedRuns } from "./passed-runs.ts";
import type { RunPlan } from "./plan.ts";
import { startFaultProxy } from "./proxy.ts";
import type { ReadRequest } from "./read-request.ts";
import { readTruth } from "./read-truth.ts";
import { watchScreen } from "./screen.ts";

/** From the last fault to a terminal state, in milliseconds. */
const PATIENCE = 15_000;
/** Faults that have had no request to strike by then are left out. */
const FAULT_TIME = 6_000;
const LOOK = 20;

export interface Visit {
  /** Everything that was wrong afterwards. */
  misses: readonly Miss[];
  /** Requests that a fault struck. */
  struck: number;
}

/** One visitor's visit through a faulty network. */
export async function visit(plan: RunPlan, server: string, broken?: BrokenName): Promise<Visit> {
  let struck = 0;
  const passed = createPassedRuns();
  let waiting = [...plan.faults];
  let isArmed = plan.from === "start";
  const proxy = await startFaultProxy({
    target: server,
    onPass: (request) => passed.add(request),
    next(request): Fault | undefined {
      const planned = waiting[0];
      if (!isArmed || !planned || (planned.on === "stream" && !bringsEvents(request))) return undefined;
      waiting = waiting.slice(1);
      struck += 1;
      return planned.fault;
    },
  });
  const client = createClient({
    server: proxy.url,
    storageKey: `faults-${plan.seed}-${plan.number}`,
    locale: plan.locale,
    ...(plan.agentId !== undefined && { agentId: plan.agentId }),
    ...(broken && { fetch: breakClient(broken) }),
  });
  const screen = watchScreen(client);
  try {
    await client.start();
    isArmed = true;
    if (plan.faults[0]?.fault.kind === "refuse") void proxy.refuse(plan.faults[0].fault.milliseconds);
    const began = Date.now();
    for (const text of plan.texts) {
      void client.send(text).catch(() => undefined);
      if (plan.pause !== "quiet") await delay(plan.pause);
      else if (
        !(await quiet(
          () => isQuiet(client.getState()),
          () => lateAfter(began),
        ))
      )
        break;
    }
    const isInTime = await quiet(
      () => isQuiet(client.getState()) && asked(client.getState()) >= plan.texts.length,
      () => lateAfter(began),
    );
    const state = client.getState();
    return { misses: judge({ plan, state, screen, isInTime, truth: await readTruth(server, passed.list()) }), struck };
  } finally {
    screen.close();
    client.destroy();
    await proxy.close();
  }

  /** When it is too late for a terminal state: counted from the last fault, or from the time when there are no more. */
  function lateAfter(began: number): number {
    if (waiting.length > 0 && Date.now() - began > FAULT_TIME) waiting = [];
    return Math.max(proxy.lastFault(), began + (waiting.length > 0 ? FAULT_TIME : 0)) + PATIENCE;
  }
}

/** Looks until all is quiet. `false` where that takes too long. */
async function quiet(isSo: () => boolean, late: () => number): Promise<boolean> {
  while (!isSo()) {
    if (Date.now() > late()) return false;
    await delay(LOOK);
  }
  return true;
}

function isQuiet({ run, messages }: ConversationState): boolean {
  return run === undefined && messages.every(({ status }) => status !== "sending" && status !== "streaming");
}

function asked({ messages }: ConversationState): number {
  return messages.filter(({ role }) => role === "user").length;
}

function bringsEvents({ path }: ReadRequest): boolean {
  return /^\/v1\/(agents\/[^/]+\/runs|runs\/[^/]+\/events)/.test(path);
}
