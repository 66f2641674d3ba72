import type { AgentEvent } from "@parley/protocol";
import type { Repositories, Storage } from "../storage/open-storage.ts";
import type { LoggedEvent } from "../storage/run-log.ts";
import type { RunRecord } from "../storage/run-records.ts";
import type { Ending, EventComposer } from "./event-composer.ts";

export type EndingRun = Pick<RunRecord, "id" | "threadId" | "messageId">;

/** Stores in one go how a run ended: last events, partial message, the run's status, what changed about its thread. */
export async function endRun(
  storage: Storage,
  run: EndingRun,
  composer: EventComposer,
  ending: Ending,
  seq: number,
): Promise<LoggedEvent[]> {
  const now = new Date();
  const { events, messages } = composer.end(ending);
  const logged = numbered(events, seq);
  await storage.transaction(async (within: Repositories) => {
    await within.log.append(run.id, logged);
    for (const message of messages) await within.messages.add(run.threadId, message);
    await within.runs.end(run.id, ending.type, seq + logged.length, now);
    const { changes } = composer;
    await within.threads.change(run.threadId, { ...changes, updatedAt: now.toISOString() });
    // The language that the agent found is the visitor's own.
    if (changes.locale) await within.messages.setLocale(run.threadId, run.messageId, changes.locale);
  });
  return logged;
}

/** Events as the log keeps them, numbered on from `seq`. */
export function numbered(events: readonly AgentEvent[], seq: number): LoggedEvent[] {
  return events.map((event, index) => ({ seq: seq + index + 1, json: JSON.stringify(event), ts: event.timestamp ?? Date.now() }));
}
