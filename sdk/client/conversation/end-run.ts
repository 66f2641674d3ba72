import { changeMessage, changeMessages, withMessages } from "./message-list.ts";
import type { ActiveRun, ConversationState, Problem } from "./state.ts";
import { without } from "./without.ts";

export interface RunEnding {
  /** What becomes of an answer that was still being written. */
  status: "complete" | "stopped" | "interrupted";
  problem?: Problem;
  /** Only the client is done with it; a retry takes up the same run. Otherwise it is over, and a retry needs a new one. */
  mayGoOn?: boolean;
}

/** The state in which the run is over. Answers without a word are taken out unless they were stopped; a message without an answer may be sent once more. */
export function endRun(state: ConversationState, run: ActiveRun, { status, problem, mayGoOn }: RunEnding): ConversationState {
  let messages = changeMessages(state.messages, (message) => (message.status === "streaming" ? { ...message, status } : message));
  if (
    status !== "stopped" &&
    messages.some((message) => message.role === "assistant" && message.runId === run.runId && message.text === "")
  ) {
    messages = messages.filter((message) => message.role !== "assistant" || message.runId !== run.runId || message.text !== "");
  }
  const isAnswered = messages.some((message) => message.role === "assistant" && message.runId === run.runId);
  messages = changeMessage(messages, run.messageId, (message) => {
    const hasFailed = message.status === "sending" || (status === "interrupted" && !isAnswered);
    const after = hasFailed ? { ...message, status: "failed" as const, ...(problem && { problem }) } : message;
    return mayGoOn ? after : without(after, "runId");
  });
  const rested = without(withMessages({ ...state, connection: "idle" }, messages), "run");
  return problem ? { ...rested, problem } : without(rested, "problem");
}
