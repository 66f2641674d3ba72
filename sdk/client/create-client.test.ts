import { IDBFactory } from "fake-indexeddb";
import { expect, test, vi } from "vitest";
import { clientsUnderTest, rests, texts, until } from "./testing/client-under-test.ts";
import { sendJson } from "./testing/scripted-server.ts";

const parley = clientsUnderTest();

test("making a client touches neither storage nor network", async () => {
  const open = vi.spyOn(IDBFactory.prototype, "open");
  parley.create();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(open).not.toHaveBeenCalled();
  expect(parley.server.log).toEqual([]);
});

test("start asks for the agents and for no session", async () => {
  const started = parley.create({ locale: "fr" });
  await started.start();
  expect(started.getState()).toMatchObject({ agentId: "service", suggestions: ["Ask in fr"], storage: "kept" });
  expect(parley.server.log).toEqual(["GET /v1/agents?locale=fr"]);
});

test("a message is shown at once, acknowledged, and answered", async () => {
  const asking = parley.create({ locale: "de" });
  asking.setContext([{ description: "page", value: "/prices" }]);
  await asking.start();
  const sent = asking.send("  Hello?  ");
  await until(asking, ({ messages }) => messages.length === 1);
  const { messageId, runId } = await sent;
  parley.server.say();
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(parley.server.runs()).toMatchObject([
    {
      runId,
      messages: [{ id: messageId, content: "Hello?" }],
      context: [{ description: "page", value: "/prices" }],
      forwardedProps: { locale: "de" },
    },
  ]);
});

test("a rating that the server refuses is taken back", async () => {
  const asking = parley.create();
  await asking.start();
  await asking.send("Hello?");
  parley.server.say();
  const id = (await until(asking, rests)).messages[1]?.id ?? "";
  await asking.feedback(id, "helpful");
  expect(asking.getState().messages[1]?.feedback).toBe("helpful");
  parley.server.intercept = ({ path, response }) => path.includes("/feedback") && (sendJson(response, 500, {}), true);
  await expect(asking.feedback(id, "unhelpful")).rejects.toMatchObject({ code: "internal" });
  expect(asking.getState().messages[1]?.feedback).toBe("helpful");
});

test("a server that is not there is a problem, not an exception", async () => {
  await parley.server.close();
  vi.spyOn(Math, "random").mockReturnValue(0);
  const started = parley.create();
  await started.start();
  expect(started.getState().problem).toEqual({ code: "unreachable", retryable: true });
});

test("a message waits on for a server that is not there, and the visitor is told after eight attempts", async () => {
  let attempts = 0;
  parley.server.intercept = ({ path, response }) => path.includes("/runs") && ((attempts += 1), response.destroy(), true);
  vi.spyOn(Math, "random").mockReturnValue(0);
  const asking = parley.create();
  await asking.start();
  const told = new Promise<number>((resolve) => asking.subscribe(({ problem }) => problem && resolve(attempts)));
  const sent = asking.send("Hello?");
  expect(await told).toBe(8);
  expect(asking.getState().problem).toEqual({ code: "unreachable", retryable: true });
  expect(texts(asking.getState())).toEqual(["Hello? (sending)"]);
  parley.server.intercept = undefined;
  await sent;
  expect(asking.getState().problem).toBeUndefined();
  parley.server.say();
  expect(texts(await until(asking, rests))).toEqual(["Hello? (complete)", "One two three (complete)"]);
  expect(parley.server.runs()).toHaveLength(1);
});

test("wrong arguments are refused, and so is everything after destroy", async () => {
  const used = parley.create();
  await expect(used.send("  ")).rejects.toMatchObject({ code: "invalid_argument" });
  await expect(used.retry("nothing")).rejects.toMatchObject({ code: "invalid_argument" });
  const items = Array.from({ length: 17 }, () => ({ description: "", value: "" }));
  expect(() => used.setContext(items)).toThrow(expect.objectContaining({ code: "invalid_argument" }));
  expect(() => used.setContext([{ description: "", value: "x".repeat(8_193) }])).toThrow(
    expect.objectContaining({ code: "invalid_argument" }),
  );
  used.destroy();
  used.destroy();
  await expect(used.start()).rejects.toMatchObject({ code: "destroyed" });
  await expect(used.send("Hello?")).rejects.toMatchObject({ code: "destroyed" });
});
