import { expect, test } from "vitest";
import { answerEvents } from "../testing/answer-events.ts";
import { frames } from "../testing/states.ts";
import { begin, idsIn, tabsUnderTest } from "../testing/tabs-under-test.ts";

const { tab, agree } = tabsUnderTest({ hasChannels: false });
const EVENTS = frames(answerEvents(["One", " two", " three"], { threadId: "thread", runId: "run-hello", messageId: "answer" }));

test("a message that was taken back is not begun, and one that was begun is not taken back", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  one.say("next");
  await agree(one, other);
  other.store.dispatch({ type: "message-withdrawn", messageId: "hello" });
  await other.sharing.sync();
  begin(one, "hello");
  await agree(one, other);
  for (const { store } of [one, other]) expect(store.getState()).not.toHaveProperty("run");
  expect(idsIn(one)).toEqual(["next"]);

  begin(one, "next");
  await one.sharing.sync();
  other.store.dispatch({ type: "message-withdrawn", messageId: "next" });
  await agree(other, one);
  for (const each of [one, other]) {
    expect(idsIn(each)).toEqual(["next"]);
    expect(each.store.getState()).toMatchObject({ draft: "hello", run: { runId: "run-next" } });
  }
});

test.each([3, 7])("a run that one tab begins late is as far as the other has followed it, which is %i events", async (count) => {
  const [one, other, third] = [tab(), tab(), tab()];
  one.say("hello");
  await agree(one, other);
  begin(one, "hello");
  one.store.dispatch({ type: "run-events", runId: "run-hello", at: 5, frames: EVENTS.slice(0, count) });
  await one.sharing.sync();
  begin(other, "hello");
  await other.sharing.sync();
  await third.sharing.sync();
  for (const { store } of [other, third]) expect(store.getState().run).toEqual(one.store.getState().run);
});

test("a message that both tabs send again at the same time by new ids is sent again once", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  begin(one, "hello");
  one.store.dispatch({ type: "run-events", runId: "run-hello", at: 5, frames: EVENTS.slice(0, 3) });
  one.store.dispatch({ type: "run-given-up", runId: "run-hello", problem: { code: "conflict", retryable: true } });
  await agree(one, other);
  const retry = { type: "message-retried", messageId: "hello", at: 9 } as const;
  one.store.dispatch({ ...retry, as: "again", runId: "run-again" });
  other.store.dispatch({ ...retry, as: "too", runId: "run-too" });
  await agree(one, other);
  for (const each of [one, other]) expect(idsIn(each)).toEqual(["hello", "answer", "again"]);
});

test("a message that is sent again in a tab where it still seems to have failed stays as answered elsewhere", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  one.store.dispatch({ type: "messages-failed", messageIds: ["hello"], problem: { code: "unreachable", retryable: true } });
  await agree(one, other);
  const retried = { type: "message-retried", messageId: "hello", as: "hello", runId: "run-hello", at: 9 } as const;
  one.store.dispatch(retried);
  begin(one, "hello");
  one.store.dispatch({ type: "run-events", runId: "run-hello", at: 5, frames: EVENTS });
  await one.sharing.sync();
  other.store.dispatch(retried);
  await agree(other, one);
  for (const { store } of [one, other]) expect(store.getState().messages).toMatchObject([{ status: "complete" }, { status: "complete" }]);
});

test("what is done while the first record is being written is done once", async () => {
  const here = tab();
  here.say("hello");
  const writing = here.sharing.sync();
  await Promise.resolve();
  here.say("next");
  here.store.dispatch({ type: "message-withdrawn", messageId: "next" });
  await writing;
  await here.sharing.sync();
  const late = tab();
  await late.sharing.sync();
  expect(idsIn(late)).toEqual(["hello"]);
  expect(late.store.getState().draft).toBe("next");
});

test("an agent that is chosen in one tab stays chosen while the other follows an answer", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  begin(one, "hello");
  one.store.dispatch({ type: "run-events", runId: "run-hello", at: 5, frames: EVENTS.slice(0, 3) });
  await agree(one, other);
  other.store.dispatch({ type: "agent-chosen", agentId: "lead" });
  await other.sharing.sync();
  one.store.dispatch({ type: "run-events", runId: "run-hello", at: 5, frames: EVENTS.slice(3, 4) });
  await agree(one, other);
  for (const { store } of [one, other]) expect(store.getState()).toMatchObject({ agentId: "lead", chosenAgent: "lead" });
});
