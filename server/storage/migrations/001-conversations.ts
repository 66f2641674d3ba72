import { type Kysely, type Migration, sql } from "kysely";

/** Visitors, threads, messages, runs with their logs, leads, feedback. Deleting a thread deletes all that belongs to it. */
export const conversations: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const { schema } = db;
    await schema
      .createTable("visitors")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("created_at", "text", (c) => c.notNull())
      .execute();

    await schema
      .createTable("threads")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("visitor_id", "text", (c) => c.notNull().references("visitors.id").onDelete("cascade"))
      .addColumn("agent_id", "text", (c) => c.notNull())
      .addColumn("addressed_agent_id", "text", (c) => c.notNull())
      .addColumn("locale", "text", (c) => c.notNull())
      .addColumn("ui_locale", "text", (c) => c.notNull())
      .addColumn("memory", "text", (c) => c.notNull())
      .addColumn("suggestions", "text", (c) => c.notNull())
      .addColumn("created_at", "text", (c) => c.notNull())
      .addColumn("updated_at", "text", (c) => c.notNull())
      .execute();
    await schema.createIndex("threads_visitor").on("threads").column("visitor_id").execute();

    await schema
      .createTable("runs")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("thread_id", "text", (c) => c.notNull().references("threads.id").onDelete("cascade"))
      .addColumn("visitor_id", "text", (c) => c.notNull())
      .addColumn("agent_id", "text", (c) => c.notNull())
      .addColumn("message_id", "text", (c) => c.notNull())
      .addColumn("body_hash", "text", (c) => c.notNull())
      .addColumn("status", "text", (c) => c.notNull())
      .addColumn("started_at", "text", (c) => c.notNull())
      .addColumn("ended_at", "text")
      .addColumn("last_seq", "integer", (c) => c.notNull())
      .execute();
    await schema.createIndex("runs_thread").on("runs").column("thread_id").execute();
    await schema
      .createIndex("runs_one_active")
      .unique()
      .on("runs")
      .column("thread_id")
      .where(sql<boolean>`status = 'running'`)
      .execute();

    await schema
      .createTable("run_events")
      .addColumn("run_id", "text", (c) => c.notNull().references("runs.id").onDelete("cascade"))
      .addColumn("seq", "integer", (c) => c.notNull())
      .addColumn("json", "text", (c) => c.notNull())
      .addColumn("ts", "bigint", (c) => c.notNull())
      .addPrimaryKeyConstraint("run_events_pk", ["run_id", "seq"])
      .execute();

    await schema
      .createTable("messages")
      .addColumn("thread_id", "text", (c) => c.notNull().references("threads.id").onDelete("cascade"))
      .addColumn("id", "text", (c) => c.notNull())
      .addColumn("position", "integer", (c) => c.notNull())
      .addColumn("role", "text", (c) => c.notNull())
      .addColumn("text", "text", (c) => c.notNull())
      .addColumn("locale", "text", (c) => c.notNull())
      .addColumn("agent_id", "text")
      .addColumn("status", "text", (c) => c.notNull())
      .addColumn("sources", "text", (c) => c.notNull())
      .addColumn("run_id", "text", (c) => c.notNull().references("runs.id").onDelete("cascade"))
      .addColumn("created_at", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("messages_pk", ["thread_id", "id"])
      .addUniqueConstraint("messages_position", ["thread_id", "position"])
      .execute();
    await schema.createIndex("messages_id").on("messages").column("id").execute();
    await schema.createIndex("messages_run").on("messages").column("run_id").execute();

    await schema
      .createTable("leads")
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("visitor_id", "text", (c) => c.notNull())
      .addColumn("thread_id", "text", (c) => c.notNull().unique().references("threads.id").onDelete("cascade"))
      .addColumn("locale", "text", (c) => c.notNull())
      .addColumn("complete", "integer", (c) => c.notNull())
      .addColumn("fields", "text", (c) => c.notNull())
      .addColumn("created_at", "text", (c) => c.notNull())
      .addColumn("updated_at", "text", (c) => c.notNull())
      .execute();

    await schema
      .createTable("feedback")
      .addColumn("thread_id", "text", (c) => c.notNull())
      .addColumn("message_id", "text", (c) => c.notNull())
      .addColumn("rating", "text", (c) => c.notNull())
      .addColumn("comment", "text")
      .addColumn("created_at", "text", (c) => c.notNull())
      .addPrimaryKeyConstraint("feedback_pk", ["thread_id", "message_id"])
      .addForeignKeyConstraint("feedback_message", ["thread_id", "message_id"], "messages", ["thread_id", "id"], (c) =>
        c.onDelete("cascade"),
      )
      .execute();
  },
};
