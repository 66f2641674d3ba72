import { expect, test } from "vitest";
import { verifyStream } from "./verify-stream.ts";

const timestamp = 1;
const started = { type: "RUN_STARTED", threadId: "t", runId: "r", timestamp };
const opened = { type: "TEXT_MESSAGE_START", messageId: "m", role: "assistant", timestamp };
const said = { type: "TEXT_MESSAGE_CONTENT", messageId: "m", delta: "x", timestamp };
const sourced = { type: "CUSTOM", name: "parley.sources", value: { messageId: "m", sources: [] }, timestamp };
const closed = { type: "TEXT_MESSAGE_END", messageId: "m", timestamp };
const finished = { type: "RUN_FINISHED", threadId: "t", runId: "r", timestamp };

const restated = { type: "MESSAGES_SNAPSHOT", messages: [{ id: "m", role: "assistant", content: "x" }], timestamp };

test("a legal stream passes", () => {
  verifyStream([started, opened, said, sourced, closed, finished]);
  verifyStream([started, opened], { whole: false });
  verifyStream([started, restated, sourced, finished]);
});

test.each([
  ["no start", [opened, said, closed, finished]],
  ["two starts", [started, started, finished]],
  ["no end", [started, opened, said, closed]],
  ["an open message at the end", [started, opened, finished]],
  ["two open messages", [started, opened, { ...opened, messageId: "n" }, closed, { ...closed, messageId: "n" }, finished]],
  ["a message twice", [started, opened, closed, opened, closed, finished]],
  ["text of no message", [started, said, finished]],
  ["text of another message", [started, opened, { ...said, messageId: "n" }, closed, finished]],
  ["text after its end", [started, opened, closed, said, finished]],
  ["sources after their message", [started, opened, closed, sourced, finished]],
  ["something after the end", [started, finished, { ...sourced, name: "parley.lead" }]],
  ["a fraction of a millisecond", [{ ...started, timestamp: 1.5 }, finished]],
  ["no metadata but null", [started, { ...opened, metadata: null }, closed, finished]],
  ["text in pieces after it was restated", [started, restated, { ...opened, messageId: "n" }, { ...closed, messageId: "n" }, finished]],
  ["a snapshot of what was told in pieces", [started, opened, said, closed, restated, finished]],
  ["sources of a message that the snapshot does not hold", [started, { ...restated, messages: [] }, sourced, finished]],
  ["a foreign custom event", [started, { ...sourced, name: "other" }, finished]],
  ["an unknown event", [started, { type: "HELLO", timestamp }, finished]],
])("%s is found", (_name, events) => {
  expect(() => verifyStream(events)).toThrow();
});
