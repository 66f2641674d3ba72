import { expect, test } from "vitest";
import { answerEvents } from "../testing/answer-events.ts";
import { frames } from "../testing/states.ts";
import { begin, idsIn, type TabUnderTest, tabsUnderTest } from "../testing/tabs-under-test.ts";

const { tab, agree } = tabsUnderTest({ hasChannels: false });

/** The tab that follows the run of "hello" hears events `from` to `to` of it. */
function hear({ store }: TabUnderTest, from: number, to: number): void {
  const events = answerEvents(["One", " two", " three"], { threadId: "thread", runId: "run-hello", messageId: "answer" });
  store.dispatch({ type: "run-events", runId: "run-hello", at: 5, frames: frames(events).slice(from - 1, to) });
}
/** What was said in both tabs, where the two are of one mind. */
function seen(...tabs: TabUnderTest[]): string[] {
  const [first, ...others] = tabs.map(({ store }) => {
    const { threadId, messages, run, draft, isOpen } = store.getState();
    return { threadId, messages, draft, isOpen, run };
  });
  for (const other of others) expect(other).toEqual(first);
  return (first?.messages ?? []).map(({ text, status }) => `${text} (${status})`);
}

test("what two tabs say at the same time is in both, in one order and one thread", async () => {
  const [one, other] = [tab(), tab()];
  one.say("first");
  other.say("second");
  await Promise.all([one.sharing.sync(), other.sharing.sync()]);
  await agree(one, other);
  expect(seen(one, other)).toHaveLength(2);
  for (const [who, id] of [
    [other, "third"],
    [one, "fourth"],
    [other, "fifth"],
  ] as const)
    who.say(id);
  await agree(one, other);
  expect(seen(one, other).toSorted()).toEqual(["fifth", "first", "fourth", "second", "third"].map((id) => `${id} (sending)`));
});

test("what was done is written at once, a draft after a moment", async () => {
  const here = tab();
  here.store.dispatch({ type: "draft-changed", draft: "H" });
  here.store.dispatch({ type: "draft-changed", draft: "Hel" });
  here.clock.advance(249);
  await here.repository.read("locale");
  expect(await tab().repository.read("conversation")).toBeUndefined();
  here.clock.advance(1);
  await here.sharing.close();
  expect(await tab().repository.read("conversation")).toMatchObject({ draft: "Hel" });
  here.say("hello");
  here.clock.advance(0);
  await here.sharing.close();
  expect(await tab().repository.read("conversation")).toMatchObject({ messages: [{ id: "hello" }] });
});

test("the draft, the view and what was seen go from tab to tab", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  one.store.dispatch({ type: "draft-changed", draft: "And" });
  one.store.dispatch({ type: "view-changed", isOpen: true });
  await agree(one, other);
  expect(other.store.getState()).toMatchObject({ draft: "And", isOpen: true });
  other.store.dispatch({ type: "view-changed", isOpen: false });
  await agree(other, one);
  expect(one.store.getState()).toMatchObject({ isOpen: false, seenId: "hello" });
});

test("what is being written here is not replaced by what was written there before", async () => {
  const [one, other] = [tab(), tab()];
  one.store.dispatch({ type: "draft-changed", draft: "theirs" });
  await one.sharing.sync();
  other.store.dispatch({ type: "draft-changed", draft: "mine" });
  await agree(other, one);
  expect(one.store.getState().draft).toBe("mine");
  expect(other.store.getState().draft).toBe("mine");
});

test("an answer that one tab follows is in the other as far as it was written, and ends there too", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  begin(one, "hello");
  hear(one, 1, 3);
  await agree(one, other);
  expect(seen(one, other)).toEqual(["hello (complete)", "One (streaming)"]);
  other.say("next");
  await agree(other, one);
  hear(one, 4, 7);
  await agree(one, other);
  expect(seen(one, other)).toEqual(["hello (complete)", "One two three (complete)", "next (sending)"]);
});

test("a stop in the tab that is behind reaches the one that follows, and takes no words from it", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  begin(one, "hello");
  hear(one, 1, 3);
  await agree(one, other);
  hear(one, 4, 5);
  other.store.dispatch({ type: "run-stopping", runId: "run-hello" });
  await agree(other, one);
  expect(one.store.getState().run).toMatchObject({ phase: "stopping", cursor: 5 });
  expect(seen(one, other)).toEqual(["hello (complete)", "One two three (streaming)"]);
});

test("a new conversation in one tab ends the old one in the tab that follows its run", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  begin(one, "hello");
  hear(one, 1, 3);
  await agree(one, other);
  other.store.dispatch({ type: "conversation-begun", threadId: "new", agentId: "service" });
  hear(one, 4, 4);
  await agree(other, one);
  expect(seen(one, other)).toEqual([]);
  expect(one.store.getState()).toMatchObject({ threadId: "new", connection: "idle" });
  hear(one, 5, 7);
  one.say("anew");
  await agree(one, other);
  expect(seen(one, other)).toEqual(["anew (sending)"]);
});

test("what is taken back in one tab is gone from the other, and in both drafts", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  await agree(one, other);
  other.store.dispatch({ type: "message-withdrawn", messageId: "hello" });
  await agree(other, one);
  expect(seen(one, other)).toEqual([]);
  expect(one.store.getState().draft).toBe("hello");
});

test("the oldest message that is taken back in one tab is gone from the other, and nothing brings it back", async () => {
  const [one, other] = [tab(), tab()];
  one.say("first");
  one.say("second");
  await agree(one, other);
  other.store.dispatch({ type: "message-withdrawn", messageId: "first" });
  await agree(other, one);
  one.say("third");
  await agree(one, other);
  expect(seen(one, other)).toEqual(["second (sending)", "third (sending)"]);
});

test("a run that one tab begins late does not displace the one that is under way by then", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  await agree(one, other);
  begin(one, "hello");
  hear(one, 1, 7);
  one.say("next");
  begin(one, "next");
  await one.sharing.sync();
  begin(other, "hello");
  await agree(other, one);
  expect(one.store.getState().run).toMatchObject({ runId: "run-next" });
  expect(seen(one, other)).toEqual(["hello (complete)", "One two three (complete)", "next (sending)"]);
});

test("what is done here while others' changes are being read stays, after them", async () => {
  const [one, other] = [tab(), tab()];
  other.say("first");
  await other.sharing.sync();
  const reading = one.sharing.sync();
  await Promise.resolve();
  one.say("second");
  await reading;
  expect(idsIn(one)).toEqual(["first", "second"]);
  const writing = one.sharing.sync();
  await Promise.resolve();
  one.say("third");
  await writing;
  expect(idsIn(one)).toEqual(["first", "second", "third"]);
  await agree(one, other);
  expect(seen(one, other)).toHaveLength(3);
});

test("without news nothing changes: nobody is told, and messages keep their identity", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  await agree(one, other);
  const before = other.store.getState();
  await agree(other, one, other);
  expect(other.store.getState()).toBe(before);
  one.say("next");
  await agree(one, other);
  expect(other.store.getState().messages[0]).toBe(before.messages[0]);
  expect(idsIn(other)).toEqual(["hello", "next"]);
});
