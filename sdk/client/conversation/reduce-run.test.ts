import type { AgentEvent } from "@parley/protocol";
import { expect, test } from "vitest";
import { answerEvents } from "../testing/answer-events.ts";
import { afterFrames, askedState, frames } from "../testing/states.ts";
import { reduce } from "./reduce.ts";

const EVENTS = answerEvents(["One", " two", "", " three"]);

test("a whole answer leaves its text and a conversation at rest", () => {
  const state = afterFrames(askedState(), frames(EVENTS));
  expect(state.messages.map(({ role, text, status }) => ({ role, text, status }))).toEqual([
    { role: "user", text: "Hello?", status: "complete" },
    { role: "assistant", text: "One two three", status: "complete" },
  ]);
  expect(state.run).toBeUndefined();
  expect(state.messages[0]).not.toHaveProperty("runId");
});

test("however the events are cut into batches and repeated, the result is the same", () => {
  const once = afterFrames(askedState(), frames(EVENTS));
  for (let cut = 0; cut <= EVENTS.length; cut += 1) {
    for (let again = 0; again <= cut; again += 1) {
      let state = afterFrames(askedState(), frames(EVENTS).slice(0, cut));
      state = afterFrames(state, frames(EVENTS).slice(again, cut));
      state = afterFrames(state, frames(EVENTS).slice(again));
      expect(state, `cut at ${cut}, repeated from ${again}`).toEqual(once);
    }
  }
});

test("an event after a gap changes nothing until what is missing has come", () => {
  const [started, opened, ...rest] = frames(EVENTS);
  if (!started || !opened) throw new Error("there are no such frames");
  const before = afterFrames(askedState(), [started]);
  expect(afterFrames(before, rest)).toBe(before);
  expect(afterFrames(before, [opened, ...rest]).run).toBeUndefined();
});

test("events of another run, and of this one after its end, change nothing", () => {
  const asked = askedState();
  expect(reduce(asked, { type: "run-events", runId: "other", at: 1, frames: frames(EVENTS) })).toBe(asked);
  const over = afterFrames(asked, frames(EVENTS));
  expect(afterFrames(over, frames(EVENTS))).toBe(over);
});

test("a message that does not change keeps its identity while the answer grows", () => {
  const half = afterFrames(askedState(), frames(EVENTS).slice(0, 3));
  const more = afterFrames(half, frames(EVENTS).slice(3, 4));
  expect(more.messages[0]).toBe(half.messages[0]);
  expect(more.messages[1]).not.toBe(half.messages[1]);
});

test("phases: sending, waiting until there is text, answering", () => {
  const phases = [0, 1, 2, 3].map((count) => afterFrames(askedState(), frames(EVENTS).slice(0, count)).run?.phase);
  expect(phases).toEqual(["sending", "waiting", "waiting", "answering"]);
});

test("a run told anew replaces the text instead of doubling it", () => {
  const half = afterFrames(askedState(), frames(EVENTS).slice(0, 4));
  const rewound = reduce(half, { type: "run-rewound", runId: "run" });
  expect(afterFrames(rewound, frames(EVENTS)).messages[1]?.text).toBe("One two three");
});

test("a stopped answer is stopped, although its message was closed before the end", () => {
  const cancelled: AgentEvent = { type: "RUN_FINISHED", threadId: "thread", runId: "run", outcome: { type: "cancelled" } };
  const state = afterFrames(askedState(), frames([...EVENTS.slice(0, 4), { type: "TEXT_MESSAGE_END", messageId: "answer" }, cancelled]));
  expect(state.messages[1]).toMatchObject({ status: "stopped", text: "One two" });
  expect(state.problem).toBeUndefined();
});

test("an error keeps what was said, and fails the message where nothing was", () => {
  const error: AgentEvent = { type: "RUN_ERROR", code: "interrupted", message: "" };
  const partial = afterFrames(askedState(), frames([...EVENTS.slice(0, 3), error]));
  expect(partial.messages.map(({ status }) => status)).toEqual(["complete", "interrupted"]);
  const nothing = afterFrames(askedState(), frames([...EVENTS.slice(0, 2), error]));
  expect(nothing.messages.map(({ status }) => status)).toEqual(["failed"]);
  expect(nothing.problem).toEqual({ code: "interrupted", retryable: true });
});

test("a snapshot may leap and replaces the text", () => {
  const half = afterFrames(askedState(), frames(EVENTS).slice(0, 3));
  const snapshot: AgentEvent = { type: "MESSAGES_SNAPSHOT", messages: [{ id: "answer", role: "assistant", content: "All of it" }] };
  const restated = afterFrames(half, [{ first: 9, seq: 9, event: snapshot }]);
  expect(restated.messages[1]?.text).toBe("All of it");
  expect(restated.run?.cursor).toBe(9);
});

test("text without its beginning begins a message, and no run writes into the visitor's", () => {
  const lost = afterFrames(askedState(), frames([{ type: "TEXT_MESSAGE_CONTENT", messageId: "late", delta: "Hi" }]));
  expect(lost.messages[1]).toMatchObject({ id: "late", text: "Hi", status: "streaming" });
  const hostile = frames([
    { type: "TEXT_MESSAGE_START", messageId: "question", role: "assistant" },
    { type: "TEXT_MESSAGE_CONTENT", messageId: "question", delta: "!" },
  ]);
  expect(afterFrames(askedState(), hostile).messages.map(({ text }) => text)).toEqual(["Hello?"]);
});
