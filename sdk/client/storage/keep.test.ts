import { expect, test } from "vitest";
import { createStore } from "../conversation/store.ts";
import { answerEvents } from "../testing/answer-events.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { askedState, frames, QUESTION } from "../testing/states.ts";
import { keepConversation } from "./keep.ts";
import { fromKept } from "./kept-conversation.ts";

const EVENTS = frames(answerEvents(["One", " two", " three", " four"]));

/** A store whose writes are counted. */
function kept() {
  const clock = manualClock();
  const written: unknown[] = [];
  const store = createStore(askedState(), (error) => {
    throw error;
  });
  const repository = {
    read: () => Promise.resolve(undefined),
    write: (_key: string, value: unknown) => Promise.resolve(void written.push(value)),
    update: () => Promise.resolve(),
    close: () => undefined,
  };
  const keeper = keepConversation({ store, repository, clock });
  return {
    ...keeper,
    clock,
    written,
    arrive: (count: number, from = 0) => store.dispatch({ type: "run-events", runId: "run", at: 1, frames: EVENTS.slice(from, count) }),
    store,
  };
}

test("text is written once a second, with the cursor that belongs to it", () => {
  const { arrive, clock, written } = kept();
  arrive(3);
  clock.advance(0);
  expect(written).toHaveLength(1);
  for (let count = 4; count <= 6; count += 1) arrive(count);
  clock.advance(999);
  expect(written).toHaveLength(1);
  clock.advance(1);
  expect(written).toHaveLength(2);
  expect(fromKept(written[1])).toMatchObject({ run: { cursor: 6 }, messages: [{}, { text: "One two three four" }] });
});

test("an end is written at once, and so is a message while an answer streams", () => {
  const { arrive, clock, written, store } = kept();
  arrive(3);
  clock.advance(0);
  arrive(4);
  store.dispatch({ type: "message-added", message: { ...QUESTION, id: "next" } });
  clock.advance(0);
  expect(fromKept(written.at(-1))?.messages).toHaveLength(3);
  arrive(EVENTS.length);
  clock.advance(0);
  expect(fromKept(written.at(-1))).not.toHaveProperty("run");
  expect(written).toHaveLength(3);
});

test("a flush writes what is pending, once; after stop nothing is written", () => {
  const { arrive, flush, stop, clock, written } = kept();
  arrive(4);
  flush();
  flush();
  expect(written).toHaveLength(1);
  arrive(5);
  stop();
  stop();
  expect(written).toHaveLength(2);
  arrive(EVENTS.length);
  clock.advance(5_000);
  expect(written).toHaveLength(2);
});

test("what is not kept is not written", () => {
  const { store, clock, written } = kept();
  store.dispatch({ type: "connection-changed", connection: "offline" });
  clock.advance(5_000);
  expect(written).toEqual([]);
});
