import type { ParleyEvent } from "@parley/protocol";
import { changeMessage, withMessages } from "./message-list.ts";
import type { ConversationState } from "./state.ts";

/** Applies the events that are Parley's own. The language of the answers and leads change nothing here: messages carry their own language. */
export function reduceCustom(state: ConversationState, event: ParleyEvent): ConversationState {
  switch (event.name) {
    case "parley.sources": {
      const { messageId, sources } = event.value;
      return withMessages(
        state,
        changeMessage(state.messages, messageId, (message) => ({ ...message, sources })),
      );
    }
    case "parley.agent-changed":
      return state.agentId === event.value.agentId ? state : { ...state, agentId: event.value.agentId };
    case "parley.suggestions":
      return { ...state, suggestions: event.value.suggestions };
    default:
      return state;
  }
}
