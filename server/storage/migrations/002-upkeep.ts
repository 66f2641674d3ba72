import { type Kysely, type Migration, sql } from "kysely";

/** When a run's log was folded, and what finds logs to fold and conversations to delete. Visitors without a conversation are gone. */
export const upkeep: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable("runs").addColumn("compacted_at", "text").execute();
    await db.schema
      .createIndex("runs_whole")
      .on("runs")
      .column("ended_at")
      .where(sql<boolean>`compacted_at is null`)
      .execute();
    await db.schema.createIndex("threads_updated").on("threads").column("updated_at").execute();
    await sql`delete from visitors where not exists (select 1 from threads where threads.visitor_id = visitors.id)`.execute(db);
  },
};
