import { expect, test, vi } from "vitest";
import { answerEvents } from "../testing/answer-events.ts";
import { frames } from "../testing/states.ts";
import { begin, idsIn, NAME, type TabUnderTest, tabsUnderTest } from "../testing/tabs-under-test.ts";

const parley = tabsUnderTest({ hasChannels: true });
const { tab, agree } = parley;
const EVENTS = frames(answerEvents(["One", " two", " three"], { threadId: "thread", runId: "run-hello", messageId: "answer" }));

function hear({ store }: TabUnderTest, from: number, to: number): void {
  store.dispatch({ type: "run-events", runId: "run-hello", at: 5, frames: EVENTS.slice(from - 1, to) });
}
const answerIn = ({ store }: TabUnderTest) => store.getState().messages.find(({ role }) => role === "assistant")?.text;

/** Two tabs, the first of which follows the answer to "hello". */
async function following(): Promise<[TabUnderTest, TabUnderTest]> {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  begin(one, "hello");
  hear(one, 1, 3);
  await agree(one, other);
  return [one, other];
}

test("what one tab wrote, the other takes over without being asked", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  await one.sharing.sync();
  await vi.waitFor(() => expect(idsIn(other)).toEqual(["hello"]));
});

test("the words of an answer are in the other tab before they are written", async () => {
  const [one, other] = await following();
  const { revision } = (await one.repository.read("conversation")) as { revision: number };
  hear(one, 4, 4);
  await vi.waitFor(() => expect(answerIn(other)).toBe("One two"));
  expect(await one.repository.read("conversation")).toMatchObject({ revision });
});

test("words that were heard are neither told on nor written by who heard them", async () => {
  const [one, other] = await following();
  const before = parley.channels.posted.length;
  hear(one, 4, 4);
  await vi.waitFor(() => expect(answerIn(other)).toBe("One two"));
  await other.sharing.sync();
  expect(parley.channels.posted.slice(before)).toMatchObject([{ kind: "frames" }]);
  expect(await one.repository.read("conversation")).toMatchObject({ messages: [{}, { text: "One" }] });
});

test("what was heard is not lost to a record that is behind", async () => {
  const [one, other] = await following();
  hear(one, 4, 5);
  await vi.waitFor(() => expect(answerIn(other)).toBe("One two three"));
  other.say("next");
  await other.sharing.sync();
  expect(answerIn(other)).toBe("One two three");
  expect(idsIn(other)).toEqual(["hello", "answer", "next"]);
});

test("a lost hint leaves a gap that nothing is added behind, and the record makes it good", async () => {
  const [one, other] = await following();
  other.sharing.open();
  void other.sharing.close();
  hear(one, 4, 4);
  other.sharing.open();
  hear(one, 5, 5);
  await vi.waitFor(() => expect(parley.channels.posted.at(-1)).toMatchObject({ frames: [{ seq: 5 }] }));
  await other.sharing.sync();
  expect(answerIn(other)).toBe("One");
  await agree(one, other);
  expect(answerIn(other)).toBe("One two three");
});

test("a tab that is closed hears nothing until it is opened again", async () => {
  const [one, other] = await following();
  await other.sharing.close();
  hear(one, 4, 4);
  one.say("next");
  await one.sharing.sync();
  expect(idsIn(other)).toEqual(["hello", "answer"]);
  other.sharing.open();
  one.store.dispatch({ type: "view-changed", isOpen: true });
  await one.sharing.sync();
  await vi.waitFor(() => expect(idsIn(other)).toEqual(["hello", "answer", "next"]));
  expect(answerIn(other)).toBe("One two");
});

test.each([
  undefined,
  null,
  7,
  "frames",
  [],
  { kind: "frames" },
  { kind: "frames", runId: "run-hello", at: "now", frames: [EVENTS[3]] },
  { kind: "frames", runId: 4, at: 1, frames: [EVENTS[3]] },
  { kind: "frames", runId: "run-other", at: 1, frames: [EVENTS[3]] },
  { kind: "frames", runId: "run-hello", at: 1, frames: "x" },
  { kind: "frames", runId: "run-hello", at: 1, frames: [null, 1, { first: "4", seq: 4 }, { first: 4, seq: 4.5 }, { seq: 4 }] },
  { kind: "frames", runId: "run-hello", at: 1, frames: [{ first: 40, seq: 40, event: { type: "RUN_FINISHED" } }] },
])("a hint that is garbage changes nothing: %j", async (hint) => {
  const [one, other] = await following();
  const before = other.store.getState();
  parley.channels.say(NAME, hint);
  await Promise.resolve();
  await other.sharing.sync();
  expect(other.store.getState()).toEqual(before);
  hear(one, 4, 7);
  await agree(one, other);
  expect(answerIn(other)).toBe("One two three");
});

test("a channel that cannot carry a hint stops nothing", async () => {
  const [one, other] = await following();
  vi.spyOn(parley.channels.Channel.prototype as { postMessage(): void }, "postMessage").mockImplementation(() => {
    throw new DOMException("closed", "InvalidStateError");
  });
  hear(one, 4, 5);
  await agree(one, other);
  expect(answerIn(other)).toBe("One two three");
  expect(one.repository.kind()).toBe("kept");
});
