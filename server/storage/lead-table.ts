import type { Kysely, Selectable } from "kysely";
import type { Lead, LeadField, Leads } from "./leads.ts";
import type { Tables } from "./tables.ts";

export function createLeads(db: Kysely<Tables>): Leads {
  return {
    async save(lead) {
      const changed = {
        locale: lead.locale,
        complete: lead.complete ? 1 : 0,
        fields: JSON.stringify(lead.fields),
        updated_at: lead.updatedAt,
      };
      const row = { id: lead.id, visitor_id: lead.visitorId, thread_id: lead.threadId, created_at: lead.createdAt, ...changed };
      await db
        .insertInto("leads")
        .values(row)
        .onConflict((conflict) => conflict.column("thread_id").doUpdateSet(changed))
        .execute();
    },
    async find(threadId) {
      const row = await db.selectFrom("leads").selectAll().where("thread_id", "=", threadId).executeTakeFirst();
      return row && fromRow(row);
    },
    async list() {
      const rows = await db.selectFrom("leads").selectAll().orderBy("updated_at", "desc").orderBy("id").execute();
      return rows.map(fromRow);
    },
  };
}

function fromRow(row: Selectable<Tables["leads"]>): Lead {
  return {
    id: row.id,
    visitorId: row.visitor_id,
    threadId: row.thread_id,
    locale: row.locale,
    complete: row.complete === 1,
    fields: JSON.parse(row.fields) as LeadField[],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
