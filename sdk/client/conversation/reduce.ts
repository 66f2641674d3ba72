import type { Action } from "./action.ts";
import { adopt } from "./adopt.ts";
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
    case "run-restated":
    case "run-given-up":
      return state.run?.runId === action.runId ? reduceRun(state, state.run, action) : state;
    case "message-added":
    case "message-retried":
    case "messages-failed":
    case "message-withdrawn":
    case "draft-changed":
    case "view-changed":
    case "run-begun":
    case "locale-chosen":
    case "agent-chosen":
    case "rated":
    case "conversation-begun":
      return reduceVisitor(state, action);
    case "adopted":
      return action.pending.reduce<ConversationState>(reduce, adopt(state, action.kept));
    default:
      return reduceSync(state, action);
  }
}
