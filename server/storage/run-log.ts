import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** One event as it is kept and sent: `seq` from 1 without gaps, the event's JSON, milliseconds since the epoch. */
export interface LoggedEvent {
  seq: number;
  json: string;
  ts: number;
}

/** What each run has said. Only appended to; a second event of the same `seq` is refused. */
export interface RunLog {
  append(runId: string, events: readonly LoggedEvent[]): Promise<void>;
  /** At most `limit` events after `after`, in order. */
  read(runId: string, after: number, limit: number): Promise<LoggedEvent[]>;
}

export function createRunLog(db: Kysely<Tables>): RunLog {
  return {
    async append(runId, events) {
      if (events.length === 0) return;
      await db
        .insertInto("run_events")
        .values(events.map(({ seq, json, ts }) => ({ run_id: runId, seq, json, ts })))
        .execute();
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
}
