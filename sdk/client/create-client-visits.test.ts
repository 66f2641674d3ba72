import { expect, test, vi } from "vitest";
import { readSavedLocale } from "./read-saved-locale.ts";
import { clientsUnderTest, rests, texts, until, untilKept } from "./testing/client-under-test.ts";

const parley = clientsUnderTest();

test("a reload in mid-answer goes on where it was, and the text comes once", async () => {
  const before = parley.create();
  await before.start();
  await before.send("Hello?");
  parley.server.say(3);
  await until(before, ({ messages }) => messages[1]?.text === "One two");
  const cursor = before.getState().run?.cursor;
  await untilKept(parley.storage(), ({ run }) => run?.cursor === cursor);
  before.destroy();
  parley.server.say();
  const after = parley.create();
  await after.start();
  expect(texts(await until(after, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(parley.server.log.filter((line) => line.includes("/events"))).toEqual([expect.stringMatching(new RegExp(`after=${cursor}$`))]);
  expect(parley.server.log.filter((line) => line.startsWith("POST /v1/agents"))).toHaveLength(1);
});

test("a reload before the server had the message sends it after all, once", async () => {
  parley.server.intercept = ({ path, response }) => path.includes("/runs") && (response.destroy(), true);
  const before = parley.create();
  await before.start();
  const sending = before.send("Hello?");
  const rejected = expect(sending).rejects.toMatchObject({ code: "destroyed" });
  await until(before, ({ connection }) => connection === "reconnecting");
  before.destroy();
  await rejected;
  parley.server.intercept = undefined;
  const after = parley.create();
  await after.start();
  await until(after, ({ run }) => run?.phase === "waiting");
  parley.server.say();
  expect(texts(await until(after, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(parley.server.runs()).toHaveLength(1);
});

test("what another visit left is brought up to date from the server", async () => {
  const before = parley.create();
  await before.start();
  await before.send("Hello?");
  parley.server.say();
  const { threadId, messages } = await until(before, rests);
  await untilKept(parley.storage(), rests);
  before.destroy();
  const [question] = messages;
  const answer = {
    id: "other",
    role: "assistant",
    text: "From elsewhere",
    locale: "en",
    createdAt: "2026-01-01T00:00:00Z",
    status: "complete",
    sources: [],
    runId: "other",
  } as const;
  parley.server.thread = {
    threadId,
    agentId: "service",
    suggestions: ["Go on"],
    messages: [{ ...answer, id: question?.id ?? "", role: "user", text: "Hello?" }, answer],
  };
  const after = parley.create();
  await after.start();
  expect(texts(after.getState())).toEqual(["Hello? (complete)", "From elsewhere (complete)"]);
  expect(after.getState().suggestions).toEqual(["Go on"]);
});

test("a thread that the server does not have keeps what is here", async () => {
  const before = parley.create();
  await before.start();
  await before.send("Hello?");
  parley.server.say();
  await until(before, rests);
  await untilKept(parley.storage(), rests);
  before.destroy();
  const after = parley.create();
  await after.start();
  expect(texts(after.getState())).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(after.getState().problem).toBeUndefined();
});

test("a chosen language is kept, and a given one goes before it", async () => {
  expect(await readSavedLocale({ server: parley.server.url })).toBeUndefined();
  const before = parley.create();
  await before.start();
  await before.setLocale("ja");
  expect(before.getState()).toMatchObject({ locale: "ja", suggestions: ["Ask in ja"] });
  before.destroy();
  expect(await readSavedLocale({ server: `${parley.server.url}/` })).toBe("ja");
  const after = parley.create();
  await after.start();
  expect(after.getState().locale).toBe("ja");
  const given = parley.create({ locale: "it" });
  await given.start();
  expect(given.getState().locale).toBe("it");
});

test("a page that is left lets go of stream and storage, and goes on when it comes back", async () => {
  const asking = parley.create();
  await asking.start();
  await asking.send("Hello?");
  parley.server.say(2);
  await until(asking, ({ messages }) => messages[1]?.text === "One");
  const close = vi.spyOn((await import("fake-indexeddb")).IDBDatabase.prototype, "close");
  window.dispatchEvent(new Event("pagehide"));
  await vi.waitFor(() => expect(close).toHaveBeenCalled());
  parley.server.say();
  expect(asking.getState().messages[1]?.text).toBe("One");
  window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
});
