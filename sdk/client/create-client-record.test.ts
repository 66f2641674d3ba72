import { expect, test, vi } from "vitest";
import { clientsUnderTest, rests, texts, until, untilKept } from "./testing/client-under-test.ts";
import { storageName } from "./storage/storage-name.ts";

const parley = clientsUnderTest();
const NEWER = { version: 3, revision: 4, threadId: "thread", agentId: "service", messages: [{ shape: "of a later day" }] };
const ANSWERED = ["Hello? (complete)", "One two three (complete)"];

test("where a newer version has its record, a client leaves it and works for itself", async () => {
  await parley.storage().write("conversation", NEWER);
  const asking = parley.create();
  await asking.start();
  expect(asking.getState()).toMatchObject({ storage: "memory", messages: [] });
  await asking.send("Hello?");
  parley.server.say();
  expect(texts(await until(asking, rests))).toEqual(ANSWERED);
  asking.destroy();
  expect(await parley.storage().read("conversation")).toEqual(NEWER);
});

test("a newer version that comes in mid-answer takes nothing from the page", async () => {
  const asking = parley.create();
  await asking.start();
  await asking.send("Hello?");
  parley.server.say(2);
  await until(asking, ({ messages }) => messages[1]?.text === "One");
  await parley.storage().write("conversation", NEWER);
  parley.server.say();
  await until(asking, ({ storage }) => storage === "memory");
  expect(texts(await until(asking, rests))).toEqual(ANSWERED);
  await asking.send("Again");
  parley.server.say();
  await until(asking, rests);
  expect(texts(asking.getState()).slice(2)).toEqual(["Again (complete)", "One two three (complete)"]);
  expect(await parley.storage().read("conversation")).toEqual(NEWER);
});

test("a page that keeps nothing sends, follows and stops for itself", async () => {
  vi.stubGlobal("indexedDB", undefined);
  const asking = parley.create();
  await asking.start();
  expect(asking.getState().storage).toBe("memory");
  await asking.send("Hello?");
  parley.server.say(2);
  await until(asking, ({ messages }) => messages[1]?.text === "One");
  await asking.stop();
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One (stopped)"]);
});

test("storage that is deleted in mid-answer is made anew, with all of it", async () => {
  const asking = parley.create();
  await asking.start();
  await asking.send("Hello?");
  parley.server.say(2);
  await until(asking, ({ messages }) => messages[1]?.text === "One");
  const name = storageName({ server: parley.server.url });
  await new Promise((resolve) => indexedDB.deleteDatabase(name).addEventListener("success", resolve));
  parley.server.say();
  expect(texts(await until(asking, rests))).toEqual(ANSWERED);
  expect(asking.getState().storage).toBe("kept");
  const kept = await untilKept(parley.storage(), rests);
  expect(texts(kept)).toEqual(ANSWERED);
});
