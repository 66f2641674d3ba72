import type { Frame, RunAction } from "./action.ts";
import { endRun } from "./end-run.ts";
import { changeMessage, withMessages } from "./message-list.ts";
import { reduceCustom } from "./reduce-custom.ts";
import { restateRun } from "./restate-run.ts";
import { reduceText, type RunOrigin } from "./reduce-text.ts";
import type { ActiveRun, ConversationState } from "./state.ts";
import { without } from "./without.ts";

/** Applies what is known of the run that is under way. */
export function reduceRun(state: ConversationState, run: ActiveRun, action: RunAction): ConversationState {
  switch (action.type) {
    case "run-acknowledged":
      return acknowledge(state, run);
    case "run-events":
      return action.frames.reduce((before, frame) => applyFrame(before, action, frame), state);
    case "run-rewound":
      return run.cursor === 0 ? state : { ...state, run: { ...run, cursor: 0 } };
    case "run-restated":
      return restateRun(state, run, action.standing);
    case "run-stopping":
      return run.phase === "stopping" ? state : { ...state, run: { ...run, phase: "stopping" } };
    default:
      return endRun(
        state,
        run,
        action.problem
          ? { status: "interrupted", problem: action.problem, mayGoOn: action.problem.code !== "conflict" }
          : { status: "stopped" },
      );
  }
}

/** A frame is applied once and in order: one that was seen, or that leaves a gap, changes nothing. A snapshot may leap, as it restates what it leaves out. */
function applyFrame(state: ConversationState, { runId, at }: RunOrigin, frame: Frame): ConversationState {
  const { run } = state;
  if (run?.runId !== runId || frame.first <= run.cursor) return state;
  if (frame.first > run.cursor + 1 && frame.event?.type !== "MESSAGES_SNAPSHOT") return state;
  const next = applyEvent(acknowledge(state, run), run, at, frame);
  return next.run ? { ...next, run: { ...next.run, cursor: frame.seq } } : next;
}

function applyEvent(state: ConversationState, run: ActiveRun, at: number, { event }: Frame): ConversationState {
  if (!event) return state;
  switch (event.type) {
    case "RUN_STARTED":
      return state;
    case "RUN_FINISHED":
      return endRun(state, run, { status: event.outcome?.type === "cancelled" ? "stopped" : "complete" });
    case "RUN_ERROR":
      return endRun(state, run, {
        status: "interrupted",
        problem: { code: event.code === "internal" ? "internal" : "interrupted", retryable: true },
      });
    case "CUSTOM":
      return reduceCustom(state, event);
    default:
      return reduceText(state, { runId: run.runId, at }, event);
  }
}

/** The server has the visitor's message. */
function acknowledge(state: ConversationState, run: ActiveRun): ConversationState {
  const messages = changeMessage(state.messages, run.messageId, (message) =>
    message.status === "sending" ? without({ ...message, status: "complete" }, "context") : message,
  );
  const next = without(withMessages(state, messages), "problem");
  return run.phase === "sending" ? { ...next, run: { ...run, phase: "waiting" } } : next;
}
