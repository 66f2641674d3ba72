import { setImmediate } from "node:timers/promises";
import type { Output } from "../agents/agent.ts";
import type { Limits } from "../config/limits.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { LoggedEvent } from "../storage/run-log.ts";
import { type EndingRun, endRun, numbered } from "./end-run.ts";
import type { Ending, EventComposer, Step } from "./event-composer.ts";
import type { LiveRun } from "./live-run.ts";
import { hasRoom } from "./log-room.ts";

/** Milliseconds of work after which the rest of the server gets its turn. */
const BREATH = 5;

export interface Execution {
  run: EndingRun;
  live: LiveRun;
  composer: EventComposer;
  /** Called once. */
  respond(): AsyncIterable<Output>;
  storage: Storage;
  limits: Pick<Limits, "eventsPerRun" | "logBytesPerRun">;
  /** Told what the agent threw. */
  report(error: unknown): void;
}

/** Carries a run from its first output to its terminal event: each is appended to the log, then delivered. Rejects when the store fails. */
export async function executeRun(execution: Execution): Promise<void> {
  const { run, live, composer, storage } = execution;
  const ending = await perform(execution);
  live.publish(await endRun(storage, run, composer, ending, live.seq));
}

async function perform({ run, live, composer, storage, limits, respond, report }: Execution): Promise<Ending> {
  let iterator: AsyncIterator<Output> | undefined;
  let breath = performance.now();
  try {
    for (;;) {
      let step: Step;
      const before = composer.mark();
      try {
        iterator ??= respond()[Symbol.asyncIterator]();
        const next = await unlessAborted(iterator.next(), live.signal);
        if (!next) return endingOf(live);
        if (next.done) return live.signal.aborted ? endingOf(live) : { type: "finished" };
        step = composer.take(next.value);
      } catch (error) {
        if (live.signal.aborted) return endingOf(live);
        report(error);
        return { type: "error", code: "internal" };
      }
      const logged = numbered(step.events, live.seq);
      if (!hasRoom(logged, composer.eventsToEnd, live, limits)) {
        composer.undo(before);
        live.stop("too_long");
        return endingOf(live);
      }
      await write(logged, step.messages);
      if (performance.now() - breath > BREATH) {
        await setImmediate();
        breath = performance.now();
      }
    }
  } finally {
    void letGo(iterator);
  }

  async function write(logged: readonly LoggedEvent[], messages: Step["messages"]): Promise<void> {
    if (messages.length === 0) await storage.log.append(run.id, logged);
    else {
      await storage.transaction(async (within) => {
        await within.log.append(run.id, logged);
        for (const message of messages) await within.messages.add(run.threadId, message);
      });
    }
    live.publish(logged);
  }
}

function endingOf(live: LiveRun): Ending {
  const reason = live.stopReason ?? "interrupted";
  return reason === "cancelled" ? { type: "cancelled" } : { type: "error", code: reason };
}

/** `undefined` as soon as the signal is aborted; an agent that does not listen to it holds nobody up. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const abort = (): void => resolve(undefined);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** Lets a generator clean up, without waiting for it and whatever it throws. */
async function letGo(iterator: AsyncIterator<Output> | undefined): Promise<void> {
  try {
    await iterator?.return?.();
  } catch {
    // Its run is over.
  }
}
