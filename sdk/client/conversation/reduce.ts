import type { Action } from "./action.ts";
import { reduceRun } from "./reduce-run.ts";
import { reduceSync } from "./reduce-sync.ts";
import { reduceVisitor } from "./reduce-visitor.ts";
import type { ConversationState } from "./state.ts";

/** The state after an action. Pure, never throws, and returns the same state where the action changes nothing. */
export function reduce(state: ConversationState, action: Action): ConversationState {
  switch (action.type) {
    case "run-acknowledged":
    case "run-events":
    case "run-rewound":
    case "run-stopping":
    case "run-given-up":
      return state.run?.runId === action.runId ? reduceRun(state, state.run, action) : state;
    case "message-added":
    case "message-retried":
    case "messages-failed":
    case "run-begun":
    case "locale-chosen":
    case "agent-chosen":
    case "rated":
    case "conversation-begun":
      return reduceVisitor(state, action);
    default:
      return reduceSync(state, action);
  }
}
