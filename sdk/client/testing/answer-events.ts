import type { AgentEvent } from "@parley/protocol";

/** The events of a whole run that answers with these words, each in a delta of its own. */
export function answerEvents(words: readonly string[], ids = { threadId: "thread", runId: "run", messageId: "answer" }): AgentEvent[] {
  const { threadId, runId, messageId } = ids;
  return [
    { type: "RUN_STARTED", threadId, runId },
    { type: "TEXT_MESSAGE_START", messageId, role: "assistant", metadata: { locale: "en", agentId: "service" } },
    ...words.map((delta): AgentEvent => ({ type: "TEXT_MESSAGE_CONTENT", messageId, delta })),
    { type: "TEXT_MESSAGE_END", messageId },
    { type: "RUN_FINISHED", threadId, runId, outcome: { type: "success" } },
  ];
}

/** One frame of the stream, its number last. */
export function frameText(event: AgentEvent, seq: number): string {
  return `data: ${JSON.stringify(event)}\nid: ${seq}\n\n`;
}

/** The frames after `after`, as the server replays them. */
export function framesAfter(events: readonly AgentEvent[], after = 0): string[] {
  return events.map((event, index) => frameText(event, index + 1)).slice(after);
}
