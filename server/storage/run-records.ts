import type { Kysely, Selectable } from "kysely";
import type { Tables } from "./tables.ts";

export type RunStatus = "running" | "finished" | "cancelled" | "error";

/** One answer to one message, from its start to its terminal event. */
export interface RunRecord {
  id: string;
  threadId: string;
  visitorId: string;
  /** The agent in the run's address. */
  agentId: string;
  /** The user message that it answers. */
  messageId: string;
  /** Fingerprint of what was asked; another one under the same id is a conflict. */
  bodyHash: string;
  status: RunStatus;
  /** ISO 8601, UTC. */
  startedAt: string;
  endedAt?: string;
  /** `seq` of the last event; up to date only once the run has ended, and raised when its log is folded. */
  lastSeq: number;
}

export interface RunRecords {
  find(id: string): Promise<RunRecord | undefined>;
  /** False where a run of that id is there already. Rejects where the thread has another run that has not ended. */
  add(run: RunRecord): Promise<boolean>;
  /** The thread's run that has not ended. */
  active(threadId: string): Promise<RunRecord | undefined>;
  /** Every run that has not ended. */
  running(): Promise<RunRecord[]>;
  end(id: string, status: Exclude<RunStatus, "running">, lastSeq: number, now: Date): Promise<void>;
  /** At most `limit` runs that ended by then and whose log is whole, the one that ended first first. */
  whole(endedBy: Date, limit: number): Promise<RunRecord[]>;
  /** Notes that the run's log was folded. False where it was before, has grown meanwhile, or the run is no more. */
  compacted(run: Pick<RunRecord, "id" | "lastSeq">, lastSeq: number, now: Date): Promise<boolean>;
}

export function createRunRecords(db: Kysely<Tables>): RunRecords {
  return {
    async find(id) {
      const row = await db.selectFrom("runs").selectAll().where("id", "=", id).executeTakeFirst();
      return row && fromRow(row);
    },
    async add(run) {
      const row = {
        id: run.id,
        thread_id: run.threadId,
        visitor_id: run.visitorId,
        agent_id: run.agentId,
        message_id: run.messageId,
        body_hash: run.bodyHash,
        status: run.status,
        started_at: run.startedAt,
        ended_at: run.endedAt ?? null,
        last_seq: run.lastSeq,
      };
      const result = await db
        .insertInto("runs")
        .values(row)
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async active(threadId) {
      const row = await db
        .selectFrom("runs")
        .selectAll()
        .where("thread_id", "=", threadId)
        .where("status", "=", "running")
        .executeTakeFirst();
      return row && fromRow(row);
    },
    async running() {
      const rows = await db.selectFrom("runs").selectAll().where("status", "=", "running").orderBy("started_at").execute();
      return rows.map(fromRow);
    },
    async end(id, status, lastSeq, now) {
      await db.updateTable("runs").set({ status, last_seq: lastSeq, ended_at: now.toISOString() }).where("id", "=", id).execute();
    },
    async whole(endedBy, limit) {
      const rows = await db
        .selectFrom("runs")
        .selectAll()
        .where("compacted_at", "is", null)
        .where("ended_at", "<=", endedBy.toISOString())
        .orderBy("ended_at")
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },
    async compacted(run, lastSeq, now) {
      const result = await db
        .updateTable("runs")
        .set({ compacted_at: now.toISOString(), last_seq: lastSeq })
        .where("id", "=", run.id)
        .where("last_seq", "=", run.lastSeq)
        .where("status", "!=", "running")
        .where("compacted_at", "is", null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

function fromRow(row: Selectable<Tables["runs"]>): RunRecord {
  return {
    id: row.id,
    threadId: row.thread_id,
    visitorId: row.visitor_id,
    agentId: row.agent_id,
    messageId: row.message_id,
    bodyHash: row.body_hash,
    status: row.status as RunStatus,
    startedAt: row.started_at,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    lastSeq: row.last_seq,
  };
}
