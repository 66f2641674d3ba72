import type { Locale } from "@parley/protocol";
import type { Kysely, Selectable, Updateable } from "kysely";
import type { JsonObject } from "./json.ts";
import type { Tables } from "./tables.ts";

/** One conversation of one visitor. */
export interface Thread {
  id: string;
  visitorId: string;
  /** Agent that answers next. */
  agentId: string;
  /** Agent that the client addressed in the newest run. */
  addressedAgentId: string;
  /** Language of the newest answer. */
  locale: Locale;
  /** Language of the visitor's interface at the newest message. */
  uiLocale: Locale;
  memory: JsonObject;
  suggestions: readonly string[];
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  updatedAt: string;
}

/** What of a thread may change; what is left out stays. */
export type ThreadChanges = Partial<Omit<Thread, "id" | "visitorId" | "createdAt">>;

export interface Threads {
  find(id: string): Promise<Thread | undefined>;
  create(thread: Thread): Promise<void>;
  change(id: string, changes: ThreadChanges): Promise<void>;
  /** Deletes the thread with its messages, runs, lead and feedback. */
  delete(id: string): Promise<void>;
  /** At most `limit` threads that nothing was said in since then, the one longest quiet first. */
  quietSince(time: Date, limit: number): Promise<Pick<Thread, "id" | "visitorId">[]>;
  /** Deletes the thread as `delete` does, unless something was said in it since. */
  deleteQuiet(id: string, since: Date): Promise<void>;
}

export function createThreads(db: Kysely<Tables>): Threads {
  return {
    async find(id) {
      const row = await db.selectFrom("threads").selectAll().where("id", "=", id).executeTakeFirst();
      return row && fromRow(row);
    },
    async create(thread) {
      const { id, visitorId, createdAt, ...rest } = thread;
      const row = {
        id,
        visitor_id: visitorId,
        created_at: createdAt,
        ...(toRow(rest) as Omit<Tables["threads"], "id" | "visitor_id" | "created_at">),
      };
      await db.insertInto("threads").values(row).execute();
    },
    async change(id, changes) {
      await db.updateTable("threads").set(toRow(changes)).where("id", "=", id).execute();
    },
    async delete(id) {
      await db.deleteFrom("threads").where("id", "=", id).execute();
    },
    async quietSince(time, limit) {
      return db
        .selectFrom("threads")
        .select(["id", "visitor_id as visitorId"])
        .where("updated_at", "<", time.toISOString())
        .orderBy("updated_at")
        .limit(limit)
        .execute();
    },
    async deleteQuiet(id, since) {
      await db.deleteFrom("threads").where("id", "=", id).where("updated_at", "<", since.toISOString()).execute();
    },
  };
}

function fromRow(row: Selectable<Tables["threads"]>): Thread {
  return {
    id: row.id,
    visitorId: row.visitor_id,
    agentId: row.agent_id,
    addressedAgentId: row.addressed_agent_id,
    locale: row.locale as Locale,
    uiLocale: row.ui_locale as Locale,
    memory: JSON.parse(row.memory) as JsonObject,
    suggestions: JSON.parse(row.suggestions) as string[],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toRow(changes: ThreadChanges): Updateable<Tables["threads"]> {
  const { agentId, addressedAgentId, locale, uiLocale, memory, suggestions, updatedAt } = changes;
  return {
    ...(agentId !== undefined && { agent_id: agentId }),
    ...(addressedAgentId !== undefined && { addressed_agent_id: addressedAgentId }),
    ...(locale !== undefined && { locale }),
    ...(uiLocale !== undefined && { ui_locale: uiLocale }),
    ...(memory !== undefined && { memory: JSON.stringify(memory) }),
    ...(suggestions !== undefined && { suggestions: JSON.stringify(suggestions) }),
    ...(updatedAt !== undefined && { updated_at: updatedAt }),
  };
}
