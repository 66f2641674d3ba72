import type { ThreadMessage, ThreadResponse } from "@parley/protocol";
import { markdownTokens } from "./markdown-tokens.ts";

/** A thread of so many messages, question and answer in turn; the newest ends with {@link NEWEST}. */
export function longThread(threadId: string, count: number): ThreadResponse {
  const answer = markdownTokens(60).join("");
  const start = Date.now() - count * 60_000;
  const messages = Array.from({ length: count }, (_, index): ThreadMessage => {
    const isAnswer = index % 2 === 1;
    return {
      id: `message-${index}`,
      role: isAnswer ? "assistant" : "user",
      text: isAnswer ? `${answer}\n\nThis was answer ${index}.${index === count - 1 ? ` ${NEWEST}` : ""}` : `How was zone ${index} set up?`,
      locale: "en",
      ...(isAnswer && { agentId: "service" }),
      createdAt: new Date(start + index * 60_000).toISOString(),
      status: "complete",
      sources: [],
      runId: `run-${index - (index % 2)}`,
    };
  });
  return { threadId, agentId: "service", messages, suggestions: [] };
}

export const NEWEST = "Nothing is newer than this.";

/** What `limit` and `before` ask for, as the API has it. */
export function pageOf(thread: ThreadResponse, query: URLSearchParams): ThreadResponse {
  const limit = Number(query.get("limit") ?? NaN);
  if (!Number.isInteger(limit)) return thread;
  const before = thread.messages.findIndex(({ id }) => id === query.get("before"));
  const end = before < 0 ? thread.messages.length : before;
  const from = Math.max(0, end - limit);
  return { ...thread, messages: thread.messages.slice(from, end), ...(from > 0 && { hasEarlier: true }) };
}
