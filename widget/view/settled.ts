import type { ConversationState, Message } from "@parley/sdk/client";

const SETTLED: ReadonlySet<Message["status"]> = new Set(["complete", "stopped", "interrupted"]);

/**
 * Answers that came to their end between two states of one conversation. What was merely read from storage or from the server's history
 * did not come to its end here: only a run that was under way can end.
 */
export function newlySettled(previous: ConversationState, state: ConversationState): Message[] {
  if (!previous.run || previous.threadId !== state.threadId || previous.messages === state.messages) return [];
  const known = new Map(previous.messages.map((message) => [message.id, message.status]));
  const question = state.messages.findLastIndex(({ role }) => role === "user");
  return state.messages.slice(question + 1).filter(({ id, role, status }) => {
    const was = known.get(id);
    return role === "assistant" && SETTLED.has(status) && (was === undefined || !SETTLED.has(was));
  });
}
