import { IDBFactory } from "fake-indexeddb";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { ClientOptions, ParleyClient } from "./client.ts";
import type { ConversationState } from "./conversation/state.ts";
import { createClient, readSavedLocale } from "./index.ts";
import { installBrowserGlobals } from "./testing/browser-globals.ts";
import { type FakeParley, startFakeParley } from "./testing/fake-parley.ts";
import { sendJson } from "./testing/scripted-server.ts";

let server: FakeParley;
let clients: ParleyClient[] = [];
let uninstall: () => void;

beforeAll(() => {
  uninstall = installBrowserGlobals();
});
afterAll(() => uninstall());
beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  server = await startFakeParley();
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  clients = [];
  vi.unstubAllGlobals();
  await server.close();
});

function client(options: Partial<ClientOptions> = {}): ParleyClient {
  const created = createClient({ server: server.url, ...options });
  clients.push(created);
  return created;
}

/** Resolves when the state is as wanted. */
function until(watched: ParleyClient, wanted: (state: ConversationState) => boolean): Promise<ConversationState> {
  return vi.waitFor(() => {
    const state = watched.getState();
    expect(wanted(state), JSON.stringify(state)).toBe(true);
    return state;
  }, 5_000);
}

const texts = (state: ConversationState) => state.messages.map(({ text, status }) => `${text} (${status})`);
const rests = (state: ConversationState) => state.run === undefined && state.messages.every(({ status }) => status !== "sending");

test("making a client touches neither storage nor network", async () => {
  const open = vi.spyOn(IDBFactory.prototype, "open");
  client();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(open).not.toHaveBeenCalled();
  expect(server.log).toEqual([]);
});

test("start asks for the agents and for no session", async () => {
  const started = client({ locale: "fr" });
  await started.start();
  expect(started.getState()).toMatchObject({ agentId: "service", suggestions: ["Ask in fr"], storage: "kept" });
  expect(server.log).toEqual(["GET /v1/agents?locale=fr"]);
});

test("a message is shown at once, acknowledged, and answered", async () => {
  const asking = client({ locale: "de" });
  asking.setContext([{ description: "page", value: "/prices" }]);
  await asking.start();
  const sent = asking.send("  Hello?  ");
  await until(asking, ({ messages }) => messages.length === 1);
  const { messageId, runId } = await sent;
  server.say();
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(server.runs()).toMatchObject([
    { runId, messages: [{ id: messageId, content: "Hello?" }], context: [{ description: "page", value: "/prices" }], forwardedProps: { locale: "de" } },
  ]);
});

test("while an answer streams, the next message waits and is sent afterwards", async () => {
  const asking = client();
  await asking.start();
  await asking.send("First");
  const second = asking.send("Second");
  server.say(2);
  await until(asking, ({ messages }) => messages.length === 3);
  expect(texts(asking.getState())).toEqual(["First (complete)", "One (streaming)", "Second (sending)"]);
  expect(server.runs()).toHaveLength(1);
  server.say();
  await second;
  server.say();
  expect(texts(await until(asking, rests))).toEqual(["First (complete)", "One two three (complete)", "Second (complete)", "One two three (complete)"]);
});

test("a reload in mid-answer goes on where it was, and the text comes once", async () => {
  const before = client();
  await before.start();
  await before.send("Hello?");
  server.say(3);
  await until(before, ({ messages }) => messages[1]?.text === "One two");
  const cursor = before.getState().run?.cursor;
  before.destroy();
  server.say();
  const after = client();
  await after.start();
  expect(texts(await until(after, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(server.log.filter((line) => line.includes("/events"))).toEqual([expect.stringMatching(new RegExp(`after=${cursor}$`))]);
  expect(server.log.filter((line) => line.startsWith("POST /v1/agents"))).toHaveLength(1);
});

test("a reload before the server had the message sends it after all, once", async () => {
  server.intercept = ({ path, response }) => path.includes("/runs") && (response.destroy(), true);
  const before = client();
  await before.start();
  const sending = before.send("Hello?");
  const rejected = expect(sending).rejects.toMatchObject({ code: "destroyed" });
  await until(before, ({ connection }) => connection === "reconnecting");
  before.destroy();
  await rejected;
  server.intercept = undefined;
  const after = client();
  await after.start();
  await until(after, ({ run }) => run?.phase === "waiting");
  server.say();
  expect(texts(await until(after, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(server.runs()).toHaveLength(1);
});

test("a cut in mid-answer is mended", async () => {
  const asking = client();
  await asking.start();
  await asking.send("Hello?");
  server.say(2);
  await until(asking, ({ messages }) => messages[1]?.text === "One");
  server.cut();
  server.say();
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(asking.getState().connection).toBe("idle");
});

test("stop ends the answer; another stop does nothing", async () => {
  const asking = client();
  await asking.start();
  await asking.send("Hello?");
  server.say(2);
  await until(asking, ({ messages }) => messages[1]?.text === "One");
  const stopping = asking.stop();
  await until(asking, ({ run }) => run?.phase === "stopping" || run === undefined);
  await stopping;
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One (stopped)"]);
  await asking.stop();
});

test("stop before the server has the message leaves it to be sent again", async () => {
  server.intercept = ({ path, response }) => path.includes("/runs") && (response.destroy(), true);
  const asking = client();
  await asking.start();
  const rejected = expect(asking.send("Hello?")).rejects.toMatchObject({ code: "interrupted" });
  await until(asking, ({ run }) => run !== undefined);
  await asking.stop();
  await rejected;
  const state = await until(asking, rests);
  expect(texts(state)).toEqual(["Hello? (failed)"]);
  expect(state.problem).toBeUndefined();
  server.intercept = undefined;
  await asking.retry(state.messages[0]?.id ?? "");
  server.say();
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
});

test("a refused message fails with its reason, and the ones behind it too", async () => {
  server.intercept = ({ path, response }) => path.includes("/runs") && (sendJson(response, 413, { code: "too_large", message: "Shorter." }), true);
  const asking = client();
  await asking.start();
  const both = await Promise.allSettled([asking.send("Long"), asking.send("Next")]);
  expect(both).toMatchObject([{ reason: { code: "too_large" } }, { reason: { code: "too_large" } }]);
  expect(texts(asking.getState())).toEqual(["Long (failed)", "Next (failed)"]);
  expect(asking.getState().problem).toEqual({ code: "too_large", retryable: false });
});

test("what another visit left is brought up to date from the server", async () => {
  const before = client();
  await before.start();
  await before.send("Hello?");
  server.say();
  const { threadId, messages } = await until(before, rests);
  before.destroy();
  const [question] = messages;
  const answer = { id: "other", role: "assistant", text: "From elsewhere", locale: "en", createdAt: "2026-01-01T00:00:00Z", status: "complete", sources: [], runId: "other" } as const;
  server.thread = { threadId, agentId: "service", suggestions: ["Go on"], messages: [{ ...answer, id: question?.id ?? "", role: "user", text: "Hello?" }, answer] };
  const after = client();
  await after.start();
  expect(texts(after.getState())).toEqual(["Hello? (complete)", "From elsewhere (complete)"]);
  expect(after.getState().suggestions).toEqual(["Go on"]);
});

test("a thread that the server does not have keeps what is here", async () => {
  const before = client();
  await before.start();
  await before.send("Hello?");
  server.say();
  await until(before, rests);
  before.destroy();
  const after = client();
  await after.start();
  expect(texts(after.getState())).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(after.getState().problem).toBeUndefined();
});

test("a chosen language is kept, and a given one goes before it", async () => {
  expect(await readSavedLocale({ server: server.url })).toBeUndefined();
  const before = client();
  await before.start();
  await before.setLocale("ja");
  expect(before.getState()).toMatchObject({ locale: "ja", suggestions: ["Ask in ja"] });
  before.destroy();
  expect(await readSavedLocale({ server: `${server.url}/` })).toBe("ja");
  const after = client();
  await after.start();
  expect(after.getState().locale).toBe("ja");
  const given = client({ locale: "it" });
  await given.start();
  expect(given.getState().locale).toBe("it");
});

test("a new conversation leaves the old one and its run behind", async () => {
  const asking = client();
  await asking.start();
  await asking.send("Hello?");
  server.say(2);
  const { threadId } = await until(asking, ({ messages }) => messages[1]?.text === "One");
  await asking.newConversation();
  expect(asking.getState()).toMatchObject({ messages: [], suggestions: ["Ask in en"] });
  expect(asking.getState().threadId).not.toBe(threadId);
  await vi.waitFor(() => expect(server.log.at(-1)).toMatch(/cancel$/));
  await asking.send("Again");
  server.say();
  expect(texts(await until(asking, rests))).toEqual(["Again (complete)", "One two three (complete)"]);
});

test("subscribers hear an answer at most once a frame, not once a word", async () => {
  await server.close();
  server = await startFakeParley(Array.from({ length: 2_000 }, () => "word "));
  const asking = client();
  await asking.start();
  await asking.send("Hello?");
  let calls = 0;
  asking.subscribe(() => (calls += 1));
  server.say();
  expect((await until(asking, rests)).messages[1]?.text).toHaveLength(10_000);
  expect(calls).toBeLessThan(200);
});

test("a page that is left lets go of stream and storage, and goes on when it comes back", async () => {
  const asking = client();
  await asking.start();
  await asking.send("Hello?");
  server.say(2);
  await until(asking, ({ messages }) => messages[1]?.text === "One");
  const close = vi.spyOn((await import("fake-indexeddb")).IDBDatabase.prototype, "close");
  window.dispatchEvent(new Event("pagehide"));
  await vi.waitFor(() => expect(close).toHaveBeenCalled());
  server.say();
  expect(asking.getState().messages[1]?.text).toBe("One");
  window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
});

test("a rating that the server refuses is taken back", async () => {
  const asking = client();
  await asking.start();
  await asking.send("Hello?");
  server.say();
  const id = (await until(asking, rests)).messages[1]?.id ?? "";
  await asking.feedback(id, "helpful");
  expect(asking.getState().messages[1]?.feedback).toBe("helpful");
  server.intercept = ({ path, response }) => path.includes("/feedback") && (sendJson(response, 500, {}), true);
  await expect(asking.feedback(id, "unhelpful")).rejects.toMatchObject({ code: "internal" });
  expect(asking.getState().messages[1]?.feedback).toBe("helpful");
});

test("a server that is not there is a problem, not an exception", async () => {
  await server.close();
  const started = client();
  await started.start();
  expect(started.getState().problem).toEqual({ code: "unreachable", retryable: true });
  await expect(started.send("Hello?")).rejects.toMatchObject({ code: "unreachable" });
  expect(texts(started.getState())).toEqual(["Hello? (failed)"]);
});

test("wrong arguments are refused, and so is everything after destroy", async () => {
  const used = client();
  await expect(used.send("  ")).rejects.toMatchObject({ code: "invalid_argument" });
  await expect(used.retry("nothing")).rejects.toMatchObject({ code: "invalid_argument" });
  const items = Array.from({ length: 17 }, () => ({ description: "", value: "" }));
  expect(() => used.setContext(items)).toThrow(expect.objectContaining({ code: "invalid_argument" }));
  expect(() => used.setContext([{ description: "", value: "x".repeat(8_193) }])).toThrow(expect.objectContaining({ code: "invalid_argument" }));
  used.destroy();
  used.destroy();
  await expect(used.start()).rejects.toMatchObject({ code: "destroyed" });
  await expect(used.send("Hello?")).rejects.toMatchObject({ code: "destroyed" });
});
