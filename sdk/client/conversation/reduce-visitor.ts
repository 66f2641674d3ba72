import type { VisitorAction } from "./action.ts";
import { changeMessage, changeMessages, withMessages } from "./message-list.ts";
import { initialState } from "./initial-state.ts";
import { currentAgent, findMessage, isEditable, isRetryable } from "./selectors.ts";
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
    case "messages-failed":
      return {
        ...withMessages(
          state,
          changeMessages(state.messages, (message) => {
            if (message.status !== "sending" || !action.messageIds.includes(message.id)) return message;
            return { ...message, status: "failed", problem: action.problem };
          }),
        ),
        problem: action.problem,
      };
    case "message-withdrawn":
      return withdraw(state, action.messageId);
    case "draft-changed":
      return state.draft === action.draft ? state : { ...state, draft: action.draft };
    case "view-changed": {
      const { isOpen } = action;
      const last = state.messages.at(-1)?.id;
      return isOpen === state.isOpen ? state : { ...state, isOpen, ...(!isOpen && last !== undefined && { seenId: last }) };
    }
    case "run-begun": {
      const { runId, messageId } = action.run;
      // Another tab was faster, so that the message waits for its turn or has had it; or it was taken back.
      if (state.run || findMessage(state, messageId)?.status !== "sending") return state;
      const messages = changeMessage(state.messages, messageId, (message) => (message.runId === runId ? message : { ...message, runId }));
      return { ...withMessages(state, messages), run: action.run };
    }
    case "locale-chosen":
      return speak({ ...state, chosenLocale: action.locale }, action.locale);
    case "agent-chosen":
      return state.agentId === action.agentId ? state : withOpening({ ...state, agentId: action.agentId, chosenAgent: action.agentId });
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
      const { locale, agents, draft, isOpen, storage, chosenLocale } = state;
      return withOpening({
        ...initialState({ threadId, agentId, locale }),
        agents,
        draft,
        isOpen,
        storage,
        ...(chosenLocale && { chosenLocale }),
      });
    }
  }
}

/** In another language the suggestions are other ones, which the server has. */
export function speak(state: ConversationState, locale: ConversationState["locale"]): ConversationState {
  return state.locale === locale ? state : { ...state, locale, suggestions: [] };
}

/** An empty conversation offers what its agent suggests to begin with. */
export function withOpening(state: ConversationState): ConversationState {
  if (state.messages.length > 0) return state;
  return { ...state, suggestions: currentAgent(state)?.suggestions ?? [] };
}

/** A message that failed goes to the end, where it will be answered. One whose answer broke off is answered anew where it is, or asked again below. */
function retry(
  state: ConversationState,
  { messageId, as, runId, at }: Extract<VisitorAction, { type: "message-retried" }>,
): ConversationState {
  const message = findMessage(state, messageId);
  // Another tab was faster.
  if (!message || !isRetryable(state, message)) return state;
  const sending: Message = { ...without(message, "problem"), id: as, status: "sending", runId };
  const staysHere = message.status !== "failed" && as === messageId;
  const kept = message.status === "failed" ? state.messages.filter((other) => other !== message) : state.messages;
  const messages = staysHere ? changeMessage(kept, messageId, () => sending) : [...kept, { ...sending, createdAt: at }];
  return without({ ...state, messages, suggestions: [] }, "problem");
}

/** What was written comes before what is being written. */
function withdraw(state: ConversationState, messageId: string): ConversationState {
  const message = findMessage(state, messageId);
  if (!message || !isEditable(state, message)) return state;
  const messages = state.messages.filter((other) => other !== message);
  return without({ ...state, messages, draft: [message.text, state.draft].filter(Boolean).join("\n") }, "problem");
}
