import type { ConversationState, Message } from "@parley/sdk/client";

const SETTLED: ReadonlySet<Message["status"]> = new Set(["complete", "stopped", "interrupted"]);

/**
 * Answers that came to their end between two states of one conversation. What was merely read from storage or from the server's history
 * did not come to its end here: only a run that was under way can end.
 */
export function newlySettled(previous: ConversationState, state: ConversationState): Message[] {
  if (!previous.run || previous.threadId !== state.threadId || previous.messages === state.messages) return [];
  const known = new Map(previous.messages.map((message) => [message.id, message.status]));
  const { runId } = previous.run;
  // Behind an answer may stand what waits for its turn, so that the run tells it too.
  const question = state.messages.findLastIndex(({ role }) => role === "user");
  return state.messages.filter((message, index) => {
    if (message.role !== "assistant" || !SETTLED.has(message.status)) return false;
    const was = known.get(message.id);
    return was === undefined ? index > question || message.runId === runId : !SETTLED.has(was);
  });
}
