import type { AgentEvent } from "@parley/protocol";
import { expect, test } from "vitest";
import type { Output } from "../agents/agent.ts";
import { verifyStream } from "../testing/verify-stream.ts";
import { type Ending, EventComposer } from "./event-composer.ts";

const RUN = { threadId: "t", runId: "r" };
const SPEAKER = { agentId: "service", locale: "en" };
const SOURCE = { id: "a", title: "A", locale: "en", quote: "q" };
const ENDINGS: Ending[] = [{ type: "finished" }, { type: "cancelled" }, { type: "error", code: "timeout" }];

const SCRIPT: Output[] = [
  { type: "locale", locale: "de" },
  { type: "message", agentId: "lead", locale: "de" },
  { type: "text", delta: "Guten " },
  { type: "sources", sources: [SOURCE] },
  { type: "text", delta: "" },
  { type: "text", delta: "Tag" },
  { type: "message", agentId: "lead", locale: "de" },
  { type: "agent-changed", agentId: "lead" },
  { type: "sources", sources: [] },
  { type: "lead", leadId: "l", complete: false, fields: ["name"] },
  { type: "text", delta: "Und?" },
  { type: "memory", memory: { a: 1 } },
  { type: "suggestions", suggestions: ["Ja"] },
];

function play(outputs: readonly Output[], ending: Ending) {
  const composer = new EventComposer(RUN, SPEAKER);
  const steps = [...outputs.map((output) => composer.take(output)), composer.end(ending)];
  return {
    composer,
    events: [composer.begin(), ...steps.flatMap(({ events }) => events)],
    messages: steps.flatMap(({ messages }) => messages),
  };
}

function check(events: readonly AgentEvent[]): void {
  verifyStream(events as unknown as Record<string, unknown>[]);
}

test("stopped after any output in any way, the stream is legal and its messages are kept", () => {
  for (let length = 0; length <= SCRIPT.length; length++) {
    for (const ending of ENDINGS) {
      const { events, messages } = play(SCRIPT.slice(0, length), ending);
      check(events);
      const text = events.map((event) => (event.type === "TEXT_MESSAGE_CONTENT" ? event.delta : "")).join("");
      expect(messages.map((message) => message.text).join("")).toBe(text);
    }
  }
});

test("the messages are as the agent gave them, the open one marked by how the run ended", () => {
  const { messages, composer } = play(SCRIPT, { type: "cancelled" });
  expect(messages).toMatchObject([
    { text: "Guten Tag", status: "complete", agentId: "lead", locale: "de", sources: [SOURCE], runId: "r" },
    { text: "Und?", status: "stopped", sources: [] },
  ]);
  expect(composer.changes).toEqual({ locale: "de", agentId: "lead", memory: { a: 1 }, suggestions: ["Ja"] });
  expect(play(SCRIPT, { type: "error", code: "internal" }).messages.at(-1)?.status).toBe("interrupted");
  expect(play(SCRIPT, { type: "finished" }).messages.at(-1)?.status).toBe("complete");
});

test("text or sources without a message open one of the answering agent", () => {
  for (const first of [
    { type: "text", delta: "Hi" },
    { type: "sources", sources: [SOURCE] },
  ] satisfies Output[]) {
    const { events } = play([first], { type: "finished" });
    check(events);
    expect(events[1]).toMatchObject({ type: "TEXT_MESSAGE_START", metadata: SPEAKER });
  }
});

test("a composer that recalls the log up to any event ends the run as the first one would have", () => {
  const { events } = play(SCRIPT, { type: "finished" });
  const said = events.slice(0, -2);
  for (let length = 1; length <= said.length; length++) {
    const composer = new EventComposer(RUN, SPEAKER);
    const known = said.slice(0, length);
    for (const event of known) composer.recall(event);
    const { events: last, messages } = composer.end({ type: "error", code: "interrupted" });
    check([...known, ...last]);
    const open = known.findLastIndex((event) => event.type === "TEXT_MESSAGE_START");
    const text =
      open > known.findLastIndex((event) => event.type === "TEXT_MESSAGE_END")
        ? known
            .slice(open)
            .map((event) => (event.type === "TEXT_MESSAGE_CONTENT" ? event.delta : ""))
            .join("")
        : "";
    expect(messages.map((message) => message.text)).toEqual(text === "" ? [] : [text]);
  }
});

test("memory that is no JSON fails at once", () => {
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  expect(() => play([{ type: "memory", memory: circle as never }], { type: "finished" })).toThrow();
});
