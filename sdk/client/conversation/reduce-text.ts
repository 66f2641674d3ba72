import type { MessagesSnapshot, SnapshotMessage, TextMessageContent, TextMessageEnd, TextMessageStart } from "@parley/protocol";
import { addAnswer, changeMessage, changeMessages, withMessages } from "./message-list.ts";
import { findMessage } from "./selectors.ts";
import type { ConversationState, Message } from "./state.ts";

/** The run that events come from, and when they came. */
export interface RunOrigin {
  runId: string;
  at: number;
}

type TextEvent = TextMessageStart | TextMessageContent | TextMessageEnd | MessagesSnapshot;

/** Applies what an answer says. A message that begins anew replaces its text; one whose beginning was missed begins with its first words. */
export function reduceText(state: ConversationState, origin: RunOrigin, event: TextEvent): ConversationState {
  switch (event.type) {
    case "TEXT_MESSAGE_START":
      return start(state, origin, event.messageId, event.metadata);
    case "TEXT_MESSAGE_CONTENT":
      return event.delta === "" ? state : append(state, origin, event);
    case "TEXT_MESSAGE_END":
      // Also closes a message that is being stopped, so that only what follows tells what became of it.
      return state;
    default:
      return event.messages.reduce((before, message) => restate(before, origin, message, event.metadata), state);
  }
}

function start(state: ConversationState, origin: RunOrigin, id: string, metadata: TextMessageStart["metadata"] = {}): ConversationState {
  const known = findMessage(state, id);
  if (known?.role === "user") return state;
  const { locale, agentId } = metadata;
  const answer: Message = {
    id,
    role: "assistant",
    text: "",
    locale: typeof locale === "string" ? locale : state.locale,
    agentId: typeof agentId === "string" ? agentId : state.agentId,
    createdAt: known?.createdAt ?? origin.at,
    status: "streaming",
    sources: [],
    runId: origin.runId,
  };
  const settled = withMessages(
    state,
    changeMessages(state.messages, (message) => (message.status === "streaming" ? { ...message, status: "complete" } : message)),
  );
  return { ...settled, messages: known ? changeMessage(settled.messages, id, () => answer) : addAnswer(settled, answer) };
}

function append(state: ConversationState, origin: RunOrigin, { messageId, delta }: TextMessageContent): ConversationState {
  const known = findMessage(state, messageId) ? state : start(state, origin, messageId);
  const messages = changeMessage(known.messages, messageId, (message) =>
    message.role === "user" ? message : { ...message, text: message.text + delta },
  );
  const { run } = known;
  return { ...withMessages(known, messages), ...(run?.phase === "waiting" && { run: { ...run, phase: "answering" } }) };
}

/** The text as it is told whole; what becomes of the message, the end of the run says. */
function restate(
  state: ConversationState,
  origin: RunOrigin,
  { id, role, content = "" }: SnapshotMessage,
  metadata: MessagesSnapshot["metadata"],
): ConversationState {
  if (role !== "assistant") return state;
  const known = findMessage(state, id) ? state : start(state, origin, id, metadata);
  const messages = changeMessage(known.messages, id, (message) =>
    message.role === "user" || message.text === content ? message : { ...message, text: content },
  );
  return withMessages(known, messages);
}
