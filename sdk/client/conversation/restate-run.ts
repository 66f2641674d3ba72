import type { RunStanding } from "./action.ts";
import { addAnswer, changeMessage } from "./message-list.ts";
import { findMessage } from "./selectors.ts";
import type { ActiveRun, ConversationState } from "./state.ts";
import { without } from "./without.ts";

/** How a run stands in this state, for those who are not as far. */
export function standingOf(state: ConversationState, { runId, messageId }: Pick<ActiveRun, "runId" | "messageId">): RunStanding {
  const { run, agentId, chosenAgent, suggestions } = state;
  const messages = state.messages.filter(
    (message) => message.id === messageId || (message.role === "assistant" && message.runId === runId),
  );
  return { agentId, suggestions, messages, chosenAgent, ...(run?.runId === runId && { run }) };
}

/** The state with its run as it stands elsewhere, unless it is further here. Both tell the same log, so the further one has all of the other. */
export function restateRun(
  state: ConversationState,
  before: ActiveRun,
  { run, messages, agentId, chosenAgent, suggestions }: RunStanding,
): ConversationState {
  if (run && run.cursor < before.cursor) return state;
  const ids = new Set(messages.map(({ id }) => id));
  const kept = state.messages.filter(({ id, role, runId }) => role === "user" || runId !== before.runId || ids.has(id));
  const restated = messages.reduce<ConversationState>(
    (next, message) => ({
      ...next,
      messages: findMessage(next, message.id)
        ? changeMessage(next.messages, message.id, () => message)
        : message.role === "assistant"
          ? addAnswer(next, message)
          : next.messages,
    }),
    // An agent that was chosen meanwhile is the next one, whoever answers now.
    { ...state, messages: kept, agentId: chosenAgent === state.chosenAgent ? agentId : state.agentId, suggestions },
  );
  if (!run) return without({ ...restated, connection: "idle" }, "run");
  return { ...restated, run: before.phase === "stopping" ? { ...run, phase: "stopping" } : run };
}
