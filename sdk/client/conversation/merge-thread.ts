import type { Source, ThreadMessage, ThreadResponse } from "@parley/protocol";
import type { ConversationState, Message } from "./state.ts";

/**
 * The server's view of the conversation, which is the truth. Messages that did not change keep their identity; what the visitor has written and
 * the server does not have stays at the end. A run that has not ended is taken up and told anew from its first event.
 */
export function mergeThread(state: ConversationState, thread: ThreadResponse): ConversationState {
  const local = new Map(state.messages.map((message) => [message.id, message]));
  const known = thread.messages.map((message) => {
    const before = local.get(message.id);
    local.delete(message.id);
    const after = fromServer(message, thread.activeRun?.runId);
    return before && isSame(before, after) ? before : after;
  });
  const unsent = [...local.values()].filter(isUnsent);
  const messages = [...known, ...unsent];
  const isUnchanged = messages.length === state.messages.length && messages.every((message, index) => message === state.messages[index]);
  const next: ConversationState = { ...state, agentId: thread.agentId, messages: isUnchanged ? state.messages : messages };
  if (messages.length > 0) next.suggestions = thread.suggestions;
  const runId = thread.activeRun?.runId;
  if (runId === undefined) return next;
  const asked = messages.findLast((message) => message.role === "user" && message.runId === runId);
  return { ...next, run: { runId, agentId: thread.agentId, phase: "waiting", cursor: 0, messageId: asked?.id ?? "" } };
}

/** The server does not have it, as far as is known. */
export function isUnsent({ status }: Message): boolean {
  return status === "sending" || status === "failed";
}

function fromServer(message: ThreadMessage, activeRunId: string | undefined): Message {
  const { id, role, text, locale, agentId, sources, feedback, runId } = message;
  const isLive = message.status === "streaming" && runId === activeRunId;
  return {
    id,
    role,
    text,
    locale,
    sources,
    createdAt: Date.parse(message.createdAt) || 0,
    status: message.status === "streaming" && !isLive ? "interrupted" : message.status,
    ...(role === "assistant" || runId === activeRunId ? { runId } : {}),
    ...(agentId !== undefined && { agentId }),
    ...(feedback !== undefined && { feedback }),
  };
}

/** But for the time, which is this browser's guess until it is loaded anew. */
export function isSame(before: Message, after: Message): boolean {
  return (
    before.role === after.role &&
    before.text === after.text &&
    before.locale === after.locale &&
    before.agentId === after.agentId &&
    before.status === after.status &&
    before.feedback === after.feedback &&
    before.runId === after.runId &&
    before.problem?.code === after.problem?.code &&
    before.sources.length === after.sources.length &&
    before.sources.every((source, index) => isSameSource(source, after.sources[index]))
  );
}

function isSameSource(a: Source, b: Source | undefined): boolean {
  return a.id === b?.id && a.title === b.title && a.locale === b.locale && a.url === b.url && a.quote === b.quote;
}
