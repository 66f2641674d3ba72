import type { FeedbackRating, Source, ThreadMessage } from "@parley/protocol";
import type { Kysely, Selectable } from "kysely";
import type { Tables } from "./tables.ts";

/** What visitors and agents said. A message's id is unique in its thread. */
export interface Messages {
  /** Appends to the thread. Rejects where the thread has a message of that id. */
  add(threadId: string, message: ThreadMessage): Promise<void>;
  has(threadId: string, id: string): Promise<boolean>;
  /** All of a thread, oldest first, with the visitor's ratings. */
  list(threadId: string): Promise<ThreadMessage[]>;
  /** The newest `limit` of a thread, or of what stands before a message of it; oldest first, with ratings. `undefined` where there is no such message. */
  page(threadId: string, limit: number, before?: string): Promise<{ messages: ThreadMessage[]; hasEarlier: boolean } | undefined>;
  /** What a run answered, in order, without ratings. */
  answers(runId: string): Promise<ThreadMessage[]>;
  /** The newest `count` of a thread, oldest first, without ratings. */
  newest(threadId: string, count: number): Promise<ThreadMessage[]>;
  /** Where a message of this visitor's stands; the newest where several threads have its id. */
  locate(visitorId: string, id: string): Promise<{ threadId: string; role: ThreadMessage["role"] } | undefined>;
  /** For a message whose language is known only later. */
  setLocale(threadId: string, id: string, locale: string): Promise<void>;
}

export function createMessages(db: Kysely<Tables>): Messages {
  const rated = (threadId: string) =>
    db
      .selectFrom("messages")
      .leftJoin("feedback", (join) =>
        join.onRef("feedback.thread_id", "=", "messages.thread_id").onRef("feedback.message_id", "=", "messages.id"),
      )
      .selectAll("messages")
      .select("feedback.rating")
      .where("messages.thread_id", "=", threadId);
  return {
    async add(threadId, message) {
      const { id, role, text, locale, agentId, status, sources, runId, createdAt } = message;
      await db
        .insertInto("messages")
        .values((values) => ({
          thread_id: threadId,
          id,
          role,
          text,
          locale,
          agent_id: agentId ?? null,
          status,
          sources: JSON.stringify(sources),
          run_id: runId,
          created_at: createdAt,
          position: values
            .selectFrom("messages")
            .where("thread_id", "=", threadId)
            .select((select) => select(select.fn.coalesce(select.fn.max("position"), select.lit(0)), "+", select.lit(1)).as("next")),
        }))
        .execute();
    },
    async has(threadId, id) {
      const row = await db.selectFrom("messages").select("id").where("thread_id", "=", threadId).where("id", "=", id).executeTakeFirst();
      return row !== undefined;
    },
    async list(threadId) {
      const rows = await rated(threadId).orderBy("messages.position").execute();
      return rows.map((row) => fromRow(row, row.rating));
    },
    async page(threadId, limit, before) {
      let asked = rated(threadId);
      if (before !== undefined) {
        const mark = await db
          .selectFrom("messages")
          .select("position")
          .where("thread_id", "=", threadId)
          .where("id", "=", before)
          .executeTakeFirst();
        if (!mark) return undefined;
        asked = asked.where("messages.position", "<", mark.position);
      }
      const rows = await asked
        .orderBy("messages.position", "desc")
        .limit(limit + 1)
        .execute();
      const messages = rows.slice(0, limit).map((row) => fromRow(row, row.rating));
      return { messages: messages.toReversed(), hasEarlier: rows.length > limit };
    },
    async answers(runId) {
      const rows = await db
        .selectFrom("messages")
        .selectAll()
        .where("run_id", "=", runId)
        .where("role", "=", "assistant")
        .orderBy("position")
        .execute();
      return rows.map((row) => fromRow(row, null));
    },
    async newest(threadId, count) {
      const rows = await db
        .selectFrom("messages")
        .selectAll()
        .where("thread_id", "=", threadId)
        .orderBy("position", "desc")
        .limit(count)
        .execute();
      return rows.toReversed().map((row) => fromRow(row, null));
    },
    async locate(visitorId, id) {
      const row = await db
        .selectFrom("messages")
        .innerJoin("threads", "threads.id", "messages.thread_id")
        .select(["messages.thread_id", "messages.role"])
        .where("messages.id", "=", id)
        .where("threads.visitor_id", "=", visitorId)
        .orderBy("messages.created_at", "desc")
        .executeTakeFirst();
      return row && { threadId: row.thread_id, role: row.role as ThreadMessage["role"] };
    },
    async setLocale(threadId, id, locale) {
      await db.updateTable("messages").set({ locale }).where("thread_id", "=", threadId).where("id", "=", id).execute();
    },
  };
}

function fromRow(row: Selectable<Tables["messages"]>, rating: string | null): ThreadMessage {
  return {
    id: row.id,
    role: row.role as ThreadMessage["role"],
    text: row.text,
    locale: row.locale,
    ...(row.agent_id !== null && { agentId: row.agent_id }),
    createdAt: row.created_at,
    status: row.status as ThreadMessage["status"],
    sources: JSON.parse(row.sources) as Source[],
    ...(rating !== null && { feedback: rating as FeedbackRating }),
    runId: row.run_id,
  };
}
