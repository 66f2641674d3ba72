import { IDBDatabase } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import { createIdbRepository } from "../storage/idb-repository.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { QUESTION } from "../testing/states.ts";
import { idsIn, NAME, tabsUnderTest } from "../testing/tabs-under-test.ts";

const { tab, agree } = tabsUnderTest({ hasChannels: false });
const NEWER = { version: 3, revision: 9, threadId: "thread", agentId: "service", messages: [{ shape: ["of", "a", "later", "day"] }] };

/** Storage itself, past what a tab makes of it. */
const storage = () => createIdbRepository(NAME, manualClock());

test("a record of a newer version is left as it is, and the tab goes on in memory", async () => {
  await storage().write("conversation", NEWER);
  const here = tab();
  here.say("hello");
  await here.sharing.sync();
  here.say("next");
  await agree(here);
  expect(await storage().read("conversation")).toEqual(NEWER);
  expect(idsIn(here)).toEqual(["hello", "next"]);
  expect(here.repository.kind()).toBe("memory");
  expect(here.onMemory).toHaveBeenCalledOnce();
});

test("a newer version that comes while the tab is there is found by the next look, too", async () => {
  const here = tab();
  here.say("hello");
  await here.sharing.sync();
  await storage().write("conversation", NEWER);
  await here.sharing.sync();
  expect(here.repository.kind()).toBe("memory");
  here.say("next");
  await here.sharing.sync();
  expect(await storage().read("conversation")).toEqual(NEWER);
  expect(idsIn(here)).toEqual(["hello", "next"]);
});

test("a record of the version before is taken over, and written in this one", async () => {
  const old = { version: 1, threadId: "old", agentId: "lead", messages: [{ ...QUESTION, status: "complete" }] };
  await storage().write("conversation", old);
  const here = tab();
  here.say("next");
  await here.sharing.sync();
  expect(here.store.getState()).toMatchObject({ threadId: "old", agentId: "lead", messages: [{ id: "question" }, { id: "next" }] });
  expect(await storage().read("conversation")).toMatchObject({ version: 2, revision: 1, threadId: "old" });
});

test("a record that is no conversation is replaced", async () => {
  await storage().write("conversation", "nonsense");
  const here = tab();
  await here.sharing.sync();
  here.say("hello");
  await here.sharing.sync();
  expect(await storage().read("conversation")).toMatchObject({ version: 2, messages: [{ id: "hello" }] });
});

test("a record that is deleted under the tab is written anew with all that the tab has", async () => {
  const [one, other] = [tab(), tab()];
  one.say("hello");
  await agree(one, other);
  await storage().write("conversation", undefined);
  await agree(one, other);
  expect([idsIn(one), idsIn(other)], "looking takes nothing away").toEqual([["hello"], ["hello"]]);
  other.say("next");
  await agree(other, one);
  expect(await storage().read("conversation")).toMatchObject({ messages: [{ id: "hello" }, { id: "next" }] });
  expect(idsIn(one)).toEqual(["hello", "next"]);
});

test("a database that is deleted under the tab is made anew", async () => {
  const here = tab();
  here.say("hello");
  await here.sharing.sync();
  await new Promise((resolve) => indexedDB.deleteDatabase(NAME).addEventListener("success", resolve));
  here.say("next");
  await here.sharing.sync();
  expect(await storage().read("conversation")).toMatchObject({ messages: [{ id: "hello" }, { id: "next" }] });
  expect(here.repository.kind()).toBe("kept");
});

test("storage that is full loses nothing to the tab, which works for itself from then on", async () => {
  const here = tab();
  here.say("hello");
  await here.sharing.sync();
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  here.say("next");
  await agree(here);
  vi.restoreAllMocks();
  here.say("last");
  await agree(here);
  expect(idsIn(here)).toEqual(["hello", "next", "last"]);
  expect(here.repository.kind()).toBe("memory");
  expect(await storage().read("conversation")).toMatchObject({ messages: [{ id: "hello" }] });
});
