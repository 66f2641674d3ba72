import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Who has ever written. A session alone leaves no trace. */
export interface Visitors {
  /** Inserts the visitor where it is not yet known. */
  ensure(id: string, now: Date): Promise<void>;
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
  };
}
