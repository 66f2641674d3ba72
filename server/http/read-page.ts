import { Refusal } from "../guard/refusal.ts";

/** Messages that a page may hold. */
const MOST = 200;

/** Which part of a conversation is asked for. */
export interface Page {
  /** From 1 to 200. */
  limit: number;
  /** Id of the message before which it ends; absent means the conversation's end. */
  before?: string;
}

/** `?limit=N&before=<messageId>`; `undefined` where the whole conversation is asked for. Throws a `Refusal` (`bad_request`). */
export function readPage({ limit, before }: { limit?: unknown; before?: unknown }): Page | undefined {
  if (limit === undefined) {
    if (before !== undefined) throw new Refusal("bad_request", "`before` needs `limit` beside it, a whole number from 1 to 200.");
    return undefined;
  }
  const count = typeof limit === "string" && /^\d{1,3}$/.test(limit) ? Number(limit) : 0;
  if (count < 1 || count > MOST) throw new Refusal("bad_request", `\`limit\` must be a whole number from 1 to ${MOST}.`);
  if (before !== undefined && typeof before !== "string") throw new Refusal("bad_request", "`before` must be the id of one message.");
  return { limit: count, ...(before !== undefined && { before }) };
}
