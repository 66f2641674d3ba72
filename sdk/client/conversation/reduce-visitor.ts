import type { VisitorAction } from "./action.ts";
import { changeMessage, changeMessages, withMessages } from "./message-list.ts";
import { currentAgent } from "./selectors.ts";
import type { ConversationState, Message } from "./state.ts";
import { without } from "./without.ts";

/** Applies what the visitor did. */
export function reduceVisitor(state: ConversationState, action: VisitorAction): ConversationState {
  switch (action.type) {
    case "message-added":
      if (state.messages.some((message) => message.id === action.message.id)) return state;
      return without({ ...state, messages: [...state.messages, action.message], suggestions: [] }, "problem");
    case "message-retried":
      return retry(state, action.messageId);
    case "messages-failed": {
      const messages = changeMessages(state.messages, (message) => {
        return message.status === "sending" && action.messageIds.includes(message.id) ? { ...message, status: "failed" } : message;
      });
      return { ...withMessages(state, messages), ...(action.problem && { problem: action.problem }) };
    }
    case "run-begun": {
      const { runId, messageId } = action.run;
      const messages = changeMessage(state.messages, messageId, (message) => (message.runId === runId ? message : { ...message, runId }));
      return { ...withMessages(state, messages), run: action.run };
    }
    case "locale-chosen":
      return state.locale === action.locale ? state : { ...state, locale: action.locale, suggestions: [] };
    case "agent-chosen":
      return state.agentId === action.agentId ? state : withOpening({ ...state, agentId: action.agentId });
    case "rated":
      return withMessages(state, changeMessage(state.messages, action.messageId, (message) => {
        if (message.feedback === action.rating) return message;
        return action.rating ? { ...message, feedback: action.rating } : without(message, "feedback");
      }));
    case "conversation-begun": {
      const { threadId, agentId } = action;
      return withOpening(without(without({ ...state, threadId, agentId, messages: [], suggestions: [], connection: "idle" }, "run"), "problem"));
    }
  }
}

/** An empty conversation offers what its agent suggests to begin with. */
export function withOpening(state: ConversationState): ConversationState {
  if (state.messages.length > 0) return state;
  return { ...state, suggestions: currentAgent(state)?.suggestions ?? [] };
}

/** A message that failed goes to the end, where it will be answered; one whose answer broke off stays above it and needs a new run. */
function retry(state: ConversationState, messageId: string): ConversationState {
  const message = state.messages.find((other) => other.id === messageId);
  if (message?.role !== "user") return state;
  const sending: Message = { ...message, status: "sending" };
  const messages = message.status === "failed"
    ? [...state.messages.filter((other) => other !== message), sending]
    : changeMessage(state.messages, messageId, () => without(sending, "runId"));
  return without({ ...state, messages, suggestions: [] }, "problem");
}
