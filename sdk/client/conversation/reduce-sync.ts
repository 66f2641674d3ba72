import type { SyncAction } from "./action.ts";
import { agentAfter } from "./adopt.ts";
import { mergeThread } from "./merge-thread.ts";
import { speak, withOpening } from "./reduce-visitor.ts";
import type { ConversationState } from "./state.ts";
import { without } from "./without.ts";

/** Applies what storage, server and network say about the conversation as a whole. */
export function reduceSync(state: ConversationState, action: Exclude<SyncAction, { type: "adopted" }>): ConversationState {
  switch (action.type) {
    case "storage-tried":
      return state.storage === action.storage ? state : { ...state, storage: action.storage };
    case "restored":
      return restore(state, action);
    case "agents-loaded": {
      if (action.locale !== state.locale) return state;
      const isKnown = action.agents.some((agent) => agent.id === state.agentId);
      return reached(withOpening({ ...state, agents: action.agents, agentId: isKnown ? state.agentId : action.defaultAgent }));
    }
    case "thread-loaded":
      if (action.thread.threadId !== state.threadId || state.run || !isUpToDate(state, action)) return state;
      return reached(mergeThread(state, action.thread));
    case "thread-moved":
      // A thread that the server has nothing of is nobody's yet. Two tabs that both moved it would not have the same one.
      return state.messages.every(({ status }) => status === "sending") ? state : { ...state, threadId: action.threadId };
    case "connection-changed":
      return state.connection === action.connection ? state : { ...state, connection: action.connection };
    default:
      return { ...state, problem: action.problem };
  }
}

/** An answer from before what was said meanwhile would take that away. */
function isUpToDate({ messages }: ConversationState, { thread, asked }: Extract<SyncAction, { type: "thread-loaded" }>): boolean {
  const told = new Set(thread.messages.map(({ id }) => id));
  return messages.every(({ id, status }) => status === "sending" || asked.has(id) || told.has(id));
}

/** The server answered, so that a problem of reaching it is over. */
function reached(state: ConversationState): ConversationState {
  return state.problem?.code === "unreachable" || state.problem?.code === "offline" ? without(state, "problem") : state;
}

/** An earlier visit's conversation. What was being followed is taken up again, and what waits to be sent still does. */
function restore(state: ConversationState, { kept, isLocaleGiven }: Extract<SyncAction, { type: "restored" }>): ConversationState {
  if (state.messages.length > 0 || state.run) return state;
  const { isOpen: _isOpen, chosenLocale, ...rest } = kept;
  const next: ConversationState = { ...state, ...rest, agentId: agentAfter(state, kept) };
  if (!chosenLocale) return next;
  return { ...(isLocaleGiven ? next : speak(next, chosenLocale)), chosenLocale };
}
