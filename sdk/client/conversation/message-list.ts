import type { ConversationState, Message } from "./state.ts";

/** The list with one message changed, searched from the newest; the same list where there is no such message or nothing changed. */
export function changeMessage(messages: readonly Message[], id: string, change: (message: Message) => Message): readonly Message[] {
  const index = messages.findLastIndex((message) => message.id === id);
  const before = messages[index];
  if (!before) return messages;
  const after = change(before);
  return after === before ? messages : messages.with(index, after);
}

/** The list with every message changed that `change` returns anew; the same list where it returns all as they were. */
export function changeMessages(messages: readonly Message[], change: (message: Message) => Message): readonly Message[] {
  const changed = messages.map(change);
  return changed.some((message, index) => message !== messages[index]) ? changed : messages;
}

/** Adds an answer: at the end, but before what the visitor has written meanwhile and not sent. */
export function addAnswer(state: ConversationState, message: Message): readonly Message[] {
  let at = state.messages.length;
  while (at > 0) {
    const before = state.messages[at - 1];
    if (before?.role !== "user" || before.status !== "sending" || before.id === state.run?.messageId) break;
    at -= 1;
  }
  return state.messages.toSpliced(at, 0, message);
}

export function withMessages(state: ConversationState, messages: readonly Message[]): ConversationState {
  return messages === state.messages ? state : { ...state, messages };
}
