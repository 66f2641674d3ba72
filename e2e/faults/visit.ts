import { setTimeout as delay } from "node:timers/promises";
import { type ConversationState, createClient } from "@parley/sdk/client";
import { type BrokenName, breakClient } from "./broken-clients.ts";
import { judge } from "./judge.ts";
import { judgeLeadEvents } from "./judge-leads.ts";
import type { Miss } from "./miss.ts";
import { createPassedRuns } from "./passed-runs.ts";
import type { RunPlan } from "./plan.ts";
import { startFaultProxy } from "./proxy.ts";
import { readTruth, type Truth } from "./read-truth.ts";
import { createSchedule } from "./schedule.ts";
import { watchScreen } from "./screen.ts";

const LOOK = 20;

export interface Visit {
  /** Everything that was wrong afterwards. */
  misses: readonly Miss[];
  /** Requests that a fault struck. */
  struck: number;
  /** What the server holds; `undefined` where it could not be asked. */
  truth?: Truth;
}

/** One visitor's visit through a faulty network. */
export async function visit(plan: RunPlan, server: string, broken?: BrokenName): Promise<Visit> {
  const passed = createPassedRuns();
  const schedule = createSchedule(plan);
  const proxy = await startFaultProxy({ target: server, onPass: passed.add, next: schedule.next });
  const late = () => schedule.lateAfter(proxy.lastFault());
  const client = createClient({
    server: proxy.url,
    storageKey: `faults-${plan.seed}-${plan.number}`,
    locale: plan.locale,
    ...(plan.agentId !== undefined && { agentId: plan.agentId }),
    ...(broken && { fetch: breakClient(broken, fetch) }),
  });
  const screen = watchScreen(client);
  try {
    await client.start();
    schedule.begin();
    if (plan.faults[0]?.fault.kind === "refuse") void proxy.refuse(plan.faults[0].fault.milliseconds);
    for (const text of plan.texts) {
      void client.send(text).catch(() => undefined);
      if (plan.pause !== "quiet") await delay(plan.pause);
      else if (!(await quiet(() => isQuiet(client.getState()), late))) break;
    }
    const isInTime = await quiet(() => isQuiet(client.getState()) && asked(client.getState()) >= plan.texts.length, late);
    const state = client.getState();
    const truth = await readTruth(server, passed.list());
    const misses = [...judge({ plan, state, screen, isInTime, truth }), ...judgeLeadEvents(plan, truth)];
    return { misses, struck: schedule.struck(), truth };
  } finally {
    screen.close();
    client.destroy();
    await proxy.close();
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
