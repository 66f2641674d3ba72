import { type RunErrorCode, decodeEvent } from "@parley/protocol";
import type { Storage } from "../storage/open-storage.ts";
import type { RunRecord } from "../storage/run-records.ts";
import { endRun } from "./end-run.ts";
import { EventComposer } from "./event-composer.ts";

const BATCH = 1_000;

/** Ends a run that nobody carries on any more: what it said is read from its log, an open message is kept as interrupted. */
export async function endFromLog(storage: Storage, run: RunRecord, code: RunErrorCode): Promise<void> {
  const thread = await storage.threads.find(run.threadId);
  const composer = new EventComposer(
    { threadId: run.threadId, runId: run.id },
    { agentId: thread?.agentId ?? run.agentId, locale: thread?.locale ?? "en" },
  );
  let seq = 0;
  for (;;) {
    const events = await storage.log.read(run.id, seq, BATCH);
    if (events.length === 0) break;
    for (const event of events) {
      seq = event.seq;
      const decoded = decodeEvent(event.json);
      if (decoded.kind === "event") composer.recall({ ...decoded.event, timestamp: event.ts });
    }
  }
  await endRun(storage, run, composer, { type: "error", code }, seq);
}
