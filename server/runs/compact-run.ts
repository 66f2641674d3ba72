import { setImmediate } from "node:timers/promises";
import type { Storage } from "../storage/open-storage.ts";
import type { RunRecord } from "../storage/run-records.ts";
import { LogFold } from "./log-fold.ts";

/** Events that are read in one go; a longer go would hold up the process. */
const BATCH = 500;

/**
 * Folds the log of a run that has ended, once; a log that cannot be folded stays as it is. False where the run is busy, and nothing is done.
 *
 * `isBusy`: whether somebody reads the run. One who has begun to read would find the rest of its log gone in the middle of a message, so that one is
 * let finish; one who comes later waits with its first read for the end of the transaction and finds the folded log alone.
 */
export async function compactRun(storage: Storage, run: RunRecord, isBusy: () => boolean, now: Date): Promise<boolean> {
  if (isBusy()) return false;
  const fold = new LogFold();
  for (let seq = 0; ; await setImmediate()) {
    const events = await storage.log.read(run.id, seq, BATCH);
    for (const event of events) fold.take(event);
    seq = events.at(-1)?.seq ?? seq;
    if (events.length < BATCH) break;
  }
  const folded = fold.fold(await storage.messages.answers(run.id)) ?? [];
  const lastSeq = folded.at(-1)?.seq ?? run.lastSeq;
  return storage.transaction(async (within) => {
    // Asked where nobody outside can read any more.
    if (isBusy()) return false;
    if ((await within.runs.compacted(run, lastSeq, now)) && folded.length > 0) await within.log.fold(run.id, run.lastSeq, folded);
    return true;
  });
}
