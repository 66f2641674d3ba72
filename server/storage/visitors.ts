import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Who has a conversation. A session alone leaves no trace. */
export interface Visitors {
  /** Inserts the visitor where it is not yet known. */
  ensure(id: string, now: Date): Promise<void>;
  has(id: string): Promise<boolean>;
  /** Deletes the visitor, unless there is a conversation left. */
  forget(id: string): Promise<void>;
}

export function createVisitors(db: Kysely<Tables>): Visitors {
  return {
    async ensure(id, now) {
      await db
        .insertInto("visitors")
        .values({ id, created_at: now.toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async has(id) {
      return (await db.selectFrom("visitors").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
    },
    async forget(id) {
      await db
        .deleteFrom("visitors")
        .where("id", "=", id)
        .where(({ not, exists, selectFrom }) => not(exists(selectFrom("threads").select("id").where("visitor_id", "=", id))))
        .execute();
    },
  };
}
