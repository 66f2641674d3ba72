import type { AgentEvent } from "@parley/protocol";
import type { Frame, KeptConversation } from "../conversation/action.ts";
import { initialState } from "../conversation/initial-state.ts";
import { reduce } from "../conversation/reduce.ts";
import type { ConversationState, Message } from "../conversation/state.ts";

/** The visitor's message that the run in these tests answers. */
export const QUESTION: Message = {
  id: "question",
  role: "user",
  text: "Hello?",
  locale: "en",
  createdAt: 1,
  status: "sending",
  sources: [],
};

/** A conversation that waits for the answer to its only message. */
export function askedState(): ConversationState {
  const empty = initialState({ threadId: "thread", agentId: "service", locale: "en" });
  const asked = reduce(empty, { type: "message-added", message: QUESTION });
  return reduce(asked, {
    type: "run-begun",
    run: { runId: "run", agentId: "service", phase: "sending", cursor: 0, messageId: "question" },
  });
}

/** Events as they are applied, numbered from `first` on. */
export function frames(events: readonly AgentEvent[], first = 1): Frame[] {
  return events.map((event, index) => ({ first: first + index, seq: first + index, event }));
}

/** After these frames of the run have come. */
export function afterFrames(state: ConversationState, given: readonly Frame[]): ConversationState {
  return reduce(state, { type: "run-events", runId: "run", at: 5, frames: given });
}

/** What the tabs of a browser keep of a state. */
export function keptOf(state: ConversationState): KeptConversation {
  const { agents: _agents, locale: _locale, connection: _connection, storage: _storage, problem: _problem, ...kept } = state;
  return kept;
}
