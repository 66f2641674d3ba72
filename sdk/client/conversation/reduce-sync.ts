import type { KeptConversation, SyncAction } from "./action.ts";
import { mergeThread } from "./merge-thread.ts";
import { changeMessages } from "./message-list.ts";
import { withOpening } from "./reduce-visitor.ts";
import type { ConversationState, Message } from "./state.ts";
import { without } from "./without.ts";

/** Applies what storage, server and network say about the conversation as a whole. */
export function reduceSync(state: ConversationState, action: SyncAction): ConversationState {
  switch (action.type) {
    case "storage-tried":
      return state.storage === action.storage ? state : { ...state, storage: action.storage };
    case "restored":
      return restore(state, action.kept);
    case "agents-loaded": {
      if (action.locale !== state.locale) return state;
      const isKnown = action.agents.some((agent) => agent.id === state.agentId);
      return reached(withOpening({ ...state, agents: action.agents, agentId: isKnown ? state.agentId : action.defaultAgent }));
    }
    case "thread-loaded":
      return action.thread.threadId === state.threadId && !state.run ? reached(mergeThread(state, action.thread)) : state;
    case "thread-moved":
      return { ...state, threadId: action.threadId };
    case "connection-changed":
      return state.connection === action.connection ? state : { ...state, connection: action.connection };
    default:
      return { ...state, problem: action.problem };
  }
}

/** The server answered, so that a problem of reaching it is over. */
function reached(state: ConversationState): ConversationState {
  return state.problem?.code === "unreachable" || state.problem?.code === "offline" ? without(state, "problem") : state;
}

/** An earlier visit's conversation. What was neither sent nor is being followed will not come to an end by itself. */
function restore(state: ConversationState, kept: KeptConversation): ConversationState {
  if (state.messages.length > 0 || state.run) return state;
  const { run } = kept;
  const messages = changeMessages(kept.messages, (message): Message => {
    if (message.status === "sending" && message.id !== run?.messageId) return { ...message, status: "failed" };
    if (message.status === "streaming" && message.runId !== run?.runId) return { ...message, status: "interrupted" };
    return message;
  });
  const agentId = messages.length > 0 || state.agentId === "" ? kept.agentId : state.agentId;
  return { ...state, threadId: kept.threadId, agentId, messages, ...(run && { run }) };
}
