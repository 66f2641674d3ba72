import type { AgentInfo } from "@parley/protocol";
import type { ActiveRun, ConversationState, Message } from "./state.ts";

/** The agent that the next message goes to; `undefined` until the server has told its agents. */
export function currentAgent(state: Pick<ConversationState, "agents" | "agentId">): AgentInfo | undefined {
  return state.agents.find((agent) => agent.id === state.agentId);
}

export function findMessage(state: ConversationState, id: string): Message | undefined {
  return state.messages.findLast((message) => message.id === id);
}

/** The visitor's message that may be sent once more: one that failed, or the newest one if its answer broke off or never came. */
export function isRetryable(state: ConversationState, message: Message): boolean {
  if (message.role !== "user" || message.status === "sending" || message.id === state.run?.messageId) return false;
  if (message.status === "failed") return true;
  const newest = state.messages.findLast((other) => other.role === "user");
  const last = state.messages.at(-1);
  return message === newest && (last === message || last?.status === "interrupted");
}

/** The visitor's message that may be taken back: one that failed, or that waits and the server cannot have yet. */
export function isEditable(state: ConversationState, message: Message): boolean {
  if (message.role !== "user" || message.id === state.run?.messageId) return false;
  return message.status === "failed" || message.status === "sending";
}

/** Answers that the visitor cannot have seen. */
export function unreadCount({ messages, isOpen, seenId }: ConversationState): number {
  if (isOpen) return 0;
  const last = messages.findLastIndex(({ id }) => id === seenId);
  // A message that was taken back, or sent again by another id, was the visitor's newest.
  const seen = last < 0 && seenId !== undefined ? messages.findLastIndex(({ role }) => role === "user") : last;
  return messages.reduce((count, { role }, index) => count + Number(role === "assistant" && index > seen), 0);
}

/** Whether the server is known to have the run. */
export function isAcknowledged(state: ConversationState, run: ActiveRun): boolean {
  return findMessage(state, run.messageId)?.status !== "sending";
}
