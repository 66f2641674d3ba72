import type { KeptConversation } from "./action.ts";
import { isSame, isUnsent } from "./merge-thread.ts";
import { speak } from "./reduce-visitor.ts";
import { restateRun, standingOf } from "./restate-run.ts";
import type { ConversationState, Message } from "./state.ts";

/**
 * The state as the tabs of this browser have agreed on. What is told here only stays: older messages than are kept, text of the run that this tab
 * is further in, and the agent of a page that has said nothing yet. Messages that did not change keep their identity.
 */
export function adopt(state: ConversationState, kept: KeptConversation): ConversationState {
  const isHere = kept.threadId === state.threadId;
  const { run, seenId: _seenId, chosenLocale, chosenAgent: _chosenAgent, ...rest } = state;
  const next: ConversationState = {
    ...rest,
    ...kept,
    messages: isHere ? merge(state.messages, kept.messages) : kept.messages,
    agentId: agentAfter(state, kept),
    connection: kept.run ? state.connection : "idle",
  };
  const spoken = kept.chosenLocale && kept.chosenLocale !== chosenLocale ? speak(next, kept.chosenLocale) : next;
  return isHere && run && spoken.run?.runId === run.runId ? restateRun(spoken, spoken.run, standingOf(state, run)) : spoken;
}

/** A conversation's agent is its own; a page may have another one to begin with. One that the server no longer has gives way. */
export function agentAfter(state: ConversationState, kept: KeptConversation): string {
  if (state.agents.length > 0 && !state.agents.some(({ id }) => id === kept.agentId)) return state.agentId;
  const isOurs = kept.messages.length > 0 || state.agentId === "" || (kept.chosenAgent ?? state.chosenAgent) !== state.chosenAgent;
  return isOurs ? kept.agentId || state.agentId : state.agentId;
}

function merge(own: readonly Message[], kept: readonly Message[]): readonly Message[] {
  const byId = new Map(own.map((message) => [message.id, message]));
  const first = kept.find((message) => !isUnsent(message))?.id;
  const oldest = own.findIndex(({ id }) => id === first);
  // What the server does not have is always kept; where it is not, it was taken back or is further below.
  const older = own.filter((message, index) => index < oldest && !isUnsent(message));
  return [...older, ...kept.map((message) => pick(byId.get(message.id), message))];
}

function pick(before: Message | undefined, after: Message): Message {
  return before && isSame(before, after) ? before : after;
}
