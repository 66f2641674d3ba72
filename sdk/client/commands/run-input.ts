import type { Message } from "../conversation/state.ts";

/** The AG-UI RunAgentInput that asks for an answer. Only the new message: history is the server's own. */
export function runInput(input: { threadId: string; runId: string; message: Message }): string {
  const { threadId, runId, message } = input;
  return JSON.stringify({
    threadId,
    runId,
    state: {},
    messages: [{ id: message.id, role: "user", content: message.text }],
    tools: [],
    context: message.context ?? [],
    forwardedProps: { locale: message.locale },
  });
}
