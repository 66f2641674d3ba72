import type { VisitorAction } from "./action.ts";
import { changeMessage, changeMessages, withMessages } from "./message-list.ts";
import { currentAgent, findMessage } from "./selectors.ts";
import type { ConversationState, Message } from "./state.ts";
import { without } from "./without.ts";

/** Applies what the visitor did. */
export function reduceVisitor(state: ConversationState, action: VisitorAction): ConversationState {
  switch (action.type) {
    case "message-added":
      if (state.messages.some((message) => message.id === action.message.id)) return state;
      return without({ ...state, messages: [...state.messages, action.message], suggestions: [] }, "problem");
    case "message-retried":
      return retry(state, action);
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
      return withMessages(
        state,
        changeMessage(state.messages, action.messageId, (message) => {
          if (message.feedback === action.rating) return message;
          return action.rating ? { ...message, feedback: action.rating } : without(message, "feedback");
        }),
      );
    default: {
      const { threadId, agentId } = action satisfies { type: "conversation-begun" };
      return withOpening(
        without(without({ ...state, threadId, agentId, messages: [], suggestions: [], connection: "idle" }, "run"), "problem"),
      );
    }
  }
}

/** An empty conversation offers what its agent suggests to begin with. */
export function withOpening(state: ConversationState): ConversationState {
  if (state.messages.length > 0) return state;
  return { ...state, suggestions: currentAgent(state)?.suggestions ?? [] };
}

/** A message that failed goes to the end, where it will be answered. One whose answer broke off is answered anew where it is, or asked again below. */
function retry(state: ConversationState, { messageId, as, at }: Extract<VisitorAction, { type: "message-retried" }>): ConversationState {
  const message = findMessage(state, messageId);
  if (message?.role !== "user") return state;
  const sending: Message = { ...message, id: as, status: "sending" };
  if (as !== messageId) delete sending.runId;
  const staysHere = message.status !== "failed" && as === messageId;
  const kept = message.status === "failed" ? state.messages.filter((other) => other !== message) : state.messages;
  const messages = staysHere ? changeMessage(kept, messageId, () => sending) : [...kept, { ...sending, createdAt: at }];
  return without({ ...state, messages, suggestions: [] }, "problem");
}
