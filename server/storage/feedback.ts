import type { FeedbackRequest } from "@parley/protocol";
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** What visitors think of answers. The newest word on a message counts. */
export interface Feedback {
  save(threadId: string, messageId: string, feedback: FeedbackRequest, now: Date): Promise<void>;
}

export function createFeedback(db: Kysely<Tables>): Feedback {
  return {
    async save(threadId, messageId, { rating, comment }, now) {
      const changed = { rating, comment: comment ?? null, created_at: now.toISOString() };
      await db
        .insertInto("feedback")
        .values({ thread_id: threadId, message_id: messageId, ...changed })
        .onConflict((conflict) => conflict.columns(["thread_id", "message_id"]).doUpdateSet(changed))
        .execute();
    },
  };
}
