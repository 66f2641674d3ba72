import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** One event as it is kept and sent: `seq` from 1 without gaps, the event's JSON, milliseconds since the epoch. */
export interface LoggedEvent {
  seq: number;
  json: string;
  ts: number;
}

/** Events that are deleted in one go; a longer go would hold up the process. */
const STEP = 2_000;

/** What each run has said. Appended to while it goes on, later folded once; a second event of the same `seq` is refused. */
export interface RunLog {
  append(runId: string, events: readonly LoggedEvent[]): Promise<void>;
  /** Puts `folded` in the place of all events after the first, up to `lastSeq`. Use it in a transaction. */
  fold(runId: string, lastSeq: number, folded: readonly LoggedEvent[]): Promise<void>;
  /** At most `limit` events after `after`, in order. */
  read(runId: string, after: number, limit: number): Promise<LoggedEvent[]>;
}

export function createRunLog(db: Kysely<Tables>): RunLog {
  const log: RunLog = {
    async append(runId, events) {
      if (events.length === 0) return;
      await db
        .insertInto("run_events")
        .values(events.map(({ seq, json, ts }) => ({ run_id: runId, seq, json, ts })))
        .execute();
    },
    async fold(runId, lastSeq, folded) {
      for (let to = 1; to < lastSeq;) {
        if (to > 1) await setImmediate();
        to += STEP;
        await db.deleteFrom("run_events").where("run_id", "=", runId).where("seq", ">", 1).where("seq", "<=", to).execute();
      }
      await log.append(runId, folded);
    },
    read(runId, after, limit) {
      return db
        .selectFrom("run_events")
        .select(["seq", "json", "ts"])
        .where("run_id", "=", runId)
        .where("seq", ">", after)
        .orderBy("seq")
        .limit(limit)
        .execute();
    },
  };
  return log;
}
