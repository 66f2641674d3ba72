import type { AgentEvent } from "@parley/protocol";
import { expect, test } from "vitest";
import type { Frame } from "../conversation/action.ts";
import { createFrameBatch } from "./frame-batch.ts";

const text = (seq: number, delta: string, messageId = "answer"): Frame => ({
  first: seq,
  seq,
  event: { type: "TEXT_MESSAGE_CONTENT", messageId, delta },
});
const end = (seq: number): Frame => ({ first: seq, seq, event: { type: "TEXT_MESSAGE_END", messageId: "answer" } });

/** A batch whose frame comes when the test says. */
function batch() {
  const delivered: (readonly Frame[])[] = [];
  let scheduled: (() => void) | undefined;
  let requests = 0;
  let cursor = 0;
  const created = createFrameBatch(
    (callback) => {
      requests += 1;
      scheduled = callback;
      return () => {
        scheduled = undefined;
      };
    },
    (frames) => delivered.push(frames),
    () => cursor,
  );
  const hearUpTo = (seq: number) => {
    cursor = seq;
  };
  return { ...created, delivered, hearUpTo, paint: () => scheduled?.(), requests: () => requests };
}

test("a frame's worth of text is one delivery of one event", () => {
  const { add, paint, delivered, requests } = batch();
  for (let seq = 1; seq <= 1_000; seq += 1) add(text(seq, "a"));
  expect(delivered).toEqual([]);
  paint();
  expect(delivered).toEqual([
    [{ first: 1, seq: 1_000, event: { type: "TEXT_MESSAGE_CONTENT", messageId: "answer", delta: "a".repeat(1_000) } satisfies AgentEvent }],
  ]);
  expect(requests()).toBe(1);
});

test("only text of the same message that follows without a gap is put together", () => {
  const { add, flush, delivered } = batch();
  for (const frame of [text(1, "a"), text(2, "b", "other"), text(4, "c", "other"), end(5), text(6, "d")]) add(frame);
  flush();
  expect(delivered[0]?.map(({ first, seq }) => [first, seq])).toEqual([
    [1, 1],
    [2, 2],
    [4, 4],
    [5, 5],
    [6, 6],
  ]);
});

test("what was flushed or cleared does not come again", () => {
  const { add, flush, clear, paint, delivered } = batch();
  add(text(1, "a"));
  flush();
  paint();
  flush();
  add(text(2, "b"));
  clear();
  paint();
  expect(delivered).toHaveLength(1);
});

test("what another tab has told meanwhile is left out, however it was put together there", () => {
  const { add, paint, hearUpTo, delivered } = batch();
  for (const frame of [text(1, "a"), text(2, "b"), text(3, "c"), text(4, "d")]) add(frame);
  hearUpTo(2);
  paint();
  expect(delivered).toEqual([[{ first: 3, seq: 4, event: { type: "TEXT_MESSAGE_CONTENT", messageId: "answer", delta: "cd" } }]]);
  add(text(5, "e"));
  hearUpTo(5);
  paint();
  expect(delivered).toHaveLength(1);
});
