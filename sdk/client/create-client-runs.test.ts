import { expect, test, vi } from "vitest";
import { clientsUnderTest, rests, texts, until } from "./testing/client-under-test.ts";
import { startFakeParley } from "./testing/fake-parley.ts";
import { type ScriptedExchange, sendJson } from "./testing/scripted-server.ts";

const parley = clientsUnderTest();

test("while an answer streams, the next message waits and is sent afterwards", async () => {
  const asking = parley.create();
  await asking.start();
  await asking.send("First");
  const second = asking.send("Second");
  parley.server.say(2);
  await until(asking, ({ messages }) => messages.length === 3);
  expect(texts(asking.getState())).toEqual(["First (complete)", "One (streaming)", "Second (sending)"]);
  expect(parley.server.runs()).toHaveLength(1);
  parley.server.say();
  await second;
  parley.server.say();
  expect(texts(await until(asking, rests))).toEqual([
    "First (complete)",
    "One two three (complete)",
    "Second (complete)",
    "One two three (complete)",
  ]);
});

test("a cut in mid-answer is mended", async () => {
  const asking = parley.create();
  await asking.start();
  await asking.send("Hello?");
  parley.server.say(2);
  await until(asking, ({ messages }) => messages[1]?.text === "One");
  parley.server.cut();
  parley.server.say();
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(asking.getState().connection).toBe("idle");
});

test("stop ends the answer; another stop does nothing", async () => {
  const asking = parley.create();
  await asking.start();
  await asking.send("Hello?");
  parley.server.say(2);
  await until(asking, ({ messages }) => messages[1]?.text === "One");
  const stopping = asking.stop();
  await until(asking, ({ run }) => run?.phase === "stopping" || run === undefined);
  await stopping;
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One (stopped)"]);
  await asking.stop();
});

test("stop before the server has the message leaves it to be sent again", async () => {
  parley.server.intercept = ({ path, response }) => path.includes("/runs") && (response.destroy(), true);
  const asking = parley.create();
  await asking.start();
  const rejected = expect(asking.send("Hello?")).rejects.toMatchObject({ code: "interrupted" });
  await until(asking, ({ run }) => run !== undefined);
  await asking.stop();
  await rejected;
  const state = await until(asking, rests);
  expect(texts(state)).toEqual(["Hello? (failed)"]);
  expect(state.problem).toBeUndefined();
  parley.server.intercept = undefined;
  await asking.retry(state.messages[0]?.id ?? "");
  parley.server.say();
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
});

test("a refused message fails with its reason, and the ones behind it too", async () => {
  parley.server.intercept = ({ path, response }) =>
    path.includes("/runs") && (sendJson(response, 413, { code: "too_large", message: "Shorter." }), true);
  const asking = parley.create();
  await asking.start();
  const both = await Promise.allSettled([asking.send("Long"), asking.send("Next")]);
  expect(both).toMatchObject([{ reason: { code: "too_large" } }, { reason: { code: "too_large" } }]);
  expect(texts(asking.getState())).toEqual(["Long (failed)", "Next (failed)"]);
  expect(asking.getState().problem).toEqual({ code: "too_large", retryable: false });
});

test("a new conversation leaves the old one and its run behind", async () => {
  const asking = parley.create();
  await asking.start();
  await asking.send("Hello?");
  parley.server.say(2);
  const { threadId } = await until(asking, ({ messages }) => messages[1]?.text === "One");
  await asking.newConversation();
  expect(asking.getState()).toMatchObject({ messages: [], suggestions: ["Ask in en"] });
  expect(asking.getState().threadId).not.toBe(threadId);
  await vi.waitFor(() => expect(parley.server.log.at(-1)).toMatch(/cancel$/));
  await asking.send("Again");
  parley.server.say();
  expect(texts(await until(asking, rests))).toEqual(["Again (complete)", "One two three (complete)"]);
});

test("subscribers hear an answer at most once a frame, not once a word", async () => {
  await parley.server.close();
  parley.server = await startFakeParley(Array.from({ length: 2_000 }, () => "word "));
  const asking = parley.create();
  await asking.start();
  await asking.send("Hello?");
  let calls = 0;
  asking.subscribe(() => (calls += 1));
  parley.server.say();
  expect((await until(asking, rests)).messages[1]?.text).toHaveLength(10_000);
  expect(calls).toBeLessThan(200);
});

test.each([
  ["refuses", (exchange: ScriptedExchange) => sendJson(exchange.response, 502, {})],
  ["is silent", (exchange: ScriptedExchange) => exchange.response.destroy()],
  [
    "is a page of another server",
    (exchange: ScriptedExchange) => exchange.response.writeHead(200, { "content-type": "text/html" }).end("<p>"),
  ],
])("a message waits for the agents while their list %s", async (_what, answer) => {
  let refused = 0;
  parley.server.intercept = (exchange) => {
    if (!exchange.path.startsWith("/v1/agents?") || refused === 2) return false;
    refused += 1;
    answer(exchange);
    return true;
  };
  vi.spyOn(Math, "random").mockReturnValue(0);
  const asking = parley.create();
  await asking.send("Hello?");
  parley.server.say();
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(asking.getState()).toMatchObject({ connection: "idle", agentId: "service" });
  expect(refused).toBe(2);
});

test("a refusal of the agents that is final fails the message", async () => {
  parley.server.intercept = ({ path, response }) =>
    path.startsWith("/v1/agents?") && (sendJson(response, 403, { code: "origin_not_allowed", message: "No." }), true);
  const asking = parley.create();
  await expect(asking.send("Hello?")).rejects.toMatchObject({ code: "origin_not_allowed" });
  expect(texts(asking.getState())).toEqual(["Hello? (failed)"]);
});
