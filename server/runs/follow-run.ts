import type { LoggedEvent, RunLog } from "../storage/run-log.ts";
import { StorageError } from "../storage/storage-error.ts";
import type { LiveRun } from "./live-run.ts";

const BATCH = 256;

export interface RunToFollow {
  runId: string;
  /** `seq` of the last event that the reader has. */
  after: number;
  log: RunLog;
  /** Left out for a run that has ended. */
  live: LiveRun | undefined;
  /** Called when the reader has heard all, or goes. */
  leave(): void;
}

/**
 * Everything a run has said after `after`, then what it says until it is over; without gap or double, for each event is asked for by its number.
 * Ends early when `viewer` is aborted, rejects where the run's end could not be stored.
 */
export async function* followRun({ runId, after, log, live, leave }: RunToFollow, viewer: AbortSignal): AsyncGenerator<LoggedEvent, void> {
  let cursor = after;
  // Nothing is read after that, also where nobody takes the events to their end.
  viewer.addEventListener("abort", leave, { once: true });
  try {
    while (!viewer.aborted) {
      // Once it is over the log has the last word, also where this process could not carry the run to its end.
      const over = !live || live.over;
      const events = (over ? undefined : live.since(cursor)) ?? (await log.read(runId, cursor, BATCH));
      for (const event of events) {
        if (viewer.aborted) return;
        yield event;
        cursor = event.seq;
      }
      if (events.length > 0) continue;
      // Cut off rather than ended, so that the reader knows that something is missing.
      if (live?.lost) throw new StorageError("failed", "The run's end could not be stored. Follow it again.");
      if (over) return;
      await live.changed(cursor, viewer);
    }
  } finally {
    viewer.removeEventListener("abort", leave);
    leave();
  }
}
