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
