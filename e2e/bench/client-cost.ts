import type { AgentEvent } from "@parley/protocol";
import { type ConversationState, createClient } from "@parley/sdk/client";
import type { Answer } from "./answer.ts";
import { answerClient } from "./answer-client.ts";
import { installPaint } from "./paint.ts";
import { respond } from "./stand-in.ts";
import { type Span, startWatch } from "./stopwatch.ts";

/** One way to take in an answer, and what that took in all. */
export type Course = (answer: Answer, onState?: (state: ConversationState) => void) => Promise<Span>;

interface RunEvents {
  type: "run-events";
  runId: string;
  at: number;
  frames: readonly { first: number; seq: number; event: AgentEvent }[];
}

/** The bench's own part: nothing but reading the body, one frame in each chunk. */
export const bodyAlone: Course = async (answer) => {
  const reader = respond({ answer, chunk: "frame" }).body!.getReader();
  const elapsed = startWatch();
  while (!(await reader.read()).done);
  return elapsed();
};

/** The reducer with each frame by itself. It is no part of the package's surface, so it is taken from where the package is built. */
export async function reducerAlone(): Promise<Course> {
  const place = new URL("conversation/reduce.js", import.meta.resolve("@parley/sdk/client"));
  const { reduce } = (await import(place.href)) as { reduce(state: ConversationState, action: RunEvents): ConversationState };
  return async ({ events, text }) => {
    let state = waitingState();
    const frames = events.map((event, index) => ({ first: index + 1, seq: index + 1, event }));
    const elapsed = startWatch();
    for (const frame of frames) state = reduce(state, { type: "run-events", runId: "run", at: 0, frames: [frame] });
    const span = elapsed();
    if (state.run || state.messages.at(-1)?.text !== text) throw new Error("The reducer did not take in the answer");
    return span;
  };
}

/**
 * Everything from the body's bytes to the state. What came is applied every 16 ms, or with `isPainted` at a paint after each chunk:
 * then a frame in each chunk costs what a word does at the pace at which people read.
 */
export function everything(chunk: number | "frame", isPainted = false): Course {
  return async (answer, onState) => {
    const paint = isPainted ? installPaint() : undefined;
    let elapsed: (() => Span) | undefined;
    let span: Span | undefined;
    try {
      await answerClient({
        answer,
        chunk,
        ...(onState && { onState }),
        onBegin: () => (elapsed = startWatch()),
        ...(paint && { beforeChunk: paint.now }),
        onEnd: () => (span ??= elapsed?.()),
      });
    } finally {
      paint?.remove();
    }
    if (!span) throw new Error("The client ended its run without reading the answer");
    return span;
  };
}

/** A conversation that waits for its first answer. */
function waitingState(): ConversationState {
  const client = createClient({ server: "http://bench.invalid", locale: "en", agentId: "service" });
  const begun = client.getState();
  client.destroy();
  return {
    ...begun,
    messages: [
      { id: "question", role: "user", text: "How loud is it?", locale: "en", createdAt: 0, status: "complete", sources: [], runId: "run" },
    ],
    run: { runId: "run", agentId: "service", phase: "waiting", cursor: 0, messageId: "question" },
    connection: "open",
  };
}
