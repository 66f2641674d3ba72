import { randomUUID } from "node:crypto";
import type { AgentEvent } from "@parley/protocol";

const WORDS = "Our heat pumps run quietly, even on cold nights, and most visitors ask about noise, price and service first. ".split(
  /(?<= )/,
);

/** A whole run, as it stands on the wire. */
export interface Answer {
  /** As many as were asked for; all but four of them are text. */
  events: readonly AgentEvent[];
  /** ASCII, so that its length is also its bytes. */
  text: string;
  bytes: Uint8Array;
  /** Where in `bytes` each frame ends. */
  ends: Uint32Array;
}

/** An answer of so many events, at least 5, one word in each delta, with the fields that the server sends. */
export function prepareAnswer(count: number): Answer {
  const ids = { threadId: randomUUID(), runId: randomUUID() };
  const messageId = randomUUID();
  const timestamp = Date.now();
  const deltas = Array.from({ length: count - 4 }, (_, index) => wordAt(index));
  const events: AgentEvent[] = [
    { type: "RUN_STARTED", ...ids, protocolVersion: "1.0", timestamp },
    { type: "TEXT_MESSAGE_START", messageId, role: "assistant", metadata: { locale: "en", agentId: "service" }, timestamp },
    ...deltas.map((delta): AgentEvent => ({ type: "TEXT_MESSAGE_CONTENT", messageId, delta, timestamp })),
    { type: "TEXT_MESSAGE_END", messageId, timestamp },
    { type: "RUN_FINISHED", ...ids, outcome: { type: "success" }, timestamp },
  ];
  const frames = events.map((event, index) => `data: ${JSON.stringify(event)}\nid: ${index + 1}\n\n`);
  let end = 0;
  const ends = Uint32Array.from(frames, (frame) => (end += frame.length));
  return { events, text: deltas.join(""), bytes: new TextEncoder().encode(frames.join("")), ends };
}

/** The word of an answer at a place, with the space after it. */
export function wordAt(index: number): string {
  return WORDS[index % WORDS.length] ?? "";
}
