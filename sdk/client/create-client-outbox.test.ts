import { expect, test, vi } from "vitest";
import type { ParleyClient } from "./client.ts";
import { clientsUnderTest, rests, texts, until, untilKept } from "./testing/client-under-test.ts";
import { type ScriptedExchange, sendJson } from "./testing/scripted-server.ts";

const parley = clientsUnderTest();
const isBegin = ({ method, path }: ScriptedExchange) => method === "POST" && path.includes("/runs") && !path.includes("/cancel");
const begins = () => parley.server.log.filter((line) => line.startsWith("POST /v1/agents")).length;

/** Says each answer once it was asked for, up to that of the run with this number, counted from 1. */
async function sayUpTo(asking: ParleyClient, last: number): Promise<string[]> {
  while (parley.server.runs().length < last || !rests(asking.getState())) {
    const count = parley.server.runs().length;
    if (count > 0) parley.server.say();
    await vi.waitFor(() => expect(parley.server.runs().length > count || rests(asking.getState())).toBe(true), 5_000);
  }
  return texts(asking.getState());
}

test("what was said while the server was down is sent by the next visit: once, in order, as it was said", async () => {
  parley.server.intercept = (exchange) => isBegin(exchange) && (exchange.response.destroy(), true);
  const before = parley.create({ locale: "de" });
  before.setContext([{ description: "page", value: "/prices" }]);
  await before.start();
  const sent = [before.send("First"), before.send("Second")].map((sending) => expect(sending).rejects.toMatchObject({ code: "destroyed" }));
  await until(before, ({ run }) => run !== undefined);
  before.destroy();
  await Promise.all(sent);
  const { messages } = await untilKept(parley.storage(), (kept) => kept.messages.length === 2);
  expect(messages).toMatchObject([{ status: "sending" }, { status: "sending" }]);

  parley.server.intercept = undefined;
  const failed = begins();
  const after = parley.create();
  after.setContext([{ description: "page", value: "/another" }]);
  await after.start();
  expect(await sayUpTo(after, 2)).toEqual([
    "First (complete)",
    "One two three (complete)",
    "Second (complete)",
    "One two three (complete)",
  ]);
  const context = [{ description: "page", value: "/prices" }];
  expect(parley.server.runs()).toMatchObject(
    messages.map(({ id, runId, text }) => ({
      runId,
      messages: [{ id, content: text }],
      context,
      forwardedProps: { locale: "de" },
    })),
  );
  expect(begins() - failed).toBe(2);
  const kept = await untilKept(parley.storage(), rests);
  expect(
    kept.messages.filter((message) => message.context),
    "what the server has needs no context",
  ).toEqual([]);
});

test("a message that the server had, but whose sender never knew, is not begun twice", async () => {
  let isLost = true;
  const before = parley.create({
    async fetch(input, init) {
      const response = await fetch(input, init);
      if (!isLost || typeof input !== "string" || !input.includes("/runs")) return response;
      await response.body?.cancel();
      throw new TypeError("Failed to fetch");
    },
  });
  await before.start();
  const lost = expect(before.send("Hello?")).rejects.toMatchObject({ code: "destroyed" });
  await vi.waitFor(() => expect(parley.server.runs()).toHaveLength(1), 5_000);
  before.destroy();
  await lost;
  const [message] = (await untilKept(parley.storage(), (kept) => kept.messages.length === 1)).messages;
  expect(message).toMatchObject({ status: "sending" });
  isLost = false;
  const after = parley.create();
  await after.start();
  expect(await sayUpTo(after, 1)).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(parley.server.runs()).toMatchObject([{ runId: message?.runId, messages: [{ id: message?.id }] }]);
});

test("a message that is refused for good says why, and the next one is sent all the same", async () => {
  parley.server.intercept = (exchange) =>
    JSON.stringify(exchange.body ?? "").includes("Long") &&
    (sendJson(exchange.response, 413, { code: "too_large", message: "Shorter." }), true);
  const asking = parley.create();
  await asking.start();
  const refused = expect(asking.send("Long")).rejects.toMatchObject({ code: "too_large" });
  const next = asking.send("Next");
  await refused;
  await next;
  expect(await sayUpTo(asking, 1)).toEqual(["Long (failed)", "Next (complete)", "One two three (complete)"]);
  const [long] = asking.getState().messages;
  expect(long).toMatchObject({ problem: { code: "too_large", retryable: false } });
  const { messages } = await untilKept(parley.storage(), rests);
  expect(messages[0], "also for the next visit").toMatchObject({ status: "failed", problem: { code: "too_large", retryable: false } });

  asking.setDraft("more");
  await asking.edit(long?.id ?? "");
  expect(asking.getState()).toMatchObject({ draft: "Long\nmore" });
  expect(texts(asking.getState())).toEqual(["Next (complete)", "One two three (complete)"]);
});

test("a failed message that is retried is sent below what was said meanwhile, without its old problem", async () => {
  parley.server.intercept = (exchange) => isBegin(exchange) && (sendJson(exchange.response, 413, { code: "too_large" }), true);
  const asking = parley.create();
  await asking.start();
  await expect(asking.send("Long")).rejects.toMatchObject({ code: "too_large" });
  parley.server.intercept = undefined;
  await asking.send("Next");
  parley.server.say();
  await until(asking, rests);
  await asking.retry(asking.getState().messages[0]?.id ?? "");
  expect(await sayUpTo(asking, 2)).toEqual(["Next (complete)", "One two three (complete)", "Long (complete)", "One two three (complete)"]);
  expect(asking.getState().messages[2]).not.toHaveProperty("problem");
});

test("a message that waits for its turn can be taken back, one that is being sent cannot", async () => {
  const asking = parley.create();
  await asking.start();
  const { messageId } = await asking.send("First");
  const taken = expect(asking.send("Second")).rejects.toMatchObject({ code: "interrupted" });
  const third = asking.send("Third");
  const { messages } = await until(asking, (state) => state.messages.length === 3);
  await expect(asking.edit(messageId)).rejects.toMatchObject({ code: "invalid_argument" });
  await expect(asking.edit("unknown")).rejects.toMatchObject({ code: "invalid_argument" });
  await asking.edit(messages[1]?.id ?? "");
  await taken;
  expect(asking.getState().draft).toBe("Second");
  parley.server.say();
  await third;
  expect(await sayUpTo(asking, 2)).toEqual([
    "First (complete)",
    "One two three (complete)",
    "Third (complete)",
    "One two three (complete)",
  ]);
  expect(parley.server.runs().map(({ messages: [said] }) => said?.content)).toEqual(["First", "Third"]);
});
