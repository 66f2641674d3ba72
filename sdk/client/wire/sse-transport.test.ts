import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { answerEvents, frameText } from "../testing/answer-events.ts";
import { attempt } from "../testing/attempt-scripted.ts";
import { installBrowserGlobals } from "../testing/browser-globals.ts";
import { openStream, type ScriptedExchange, sendJson } from "../testing/scripted-server.ts";

const EVENTS = answerEvents(["Hi"]);
let uninstall: () => void;

beforeAll(() => {
  uninstall = installBrowserGlobals();
});
afterAll(() => uninstall());

test("hands over events with their numbers; an end without a terminal event is a cut", async () => {
  const { end, seen } = await attempt(({ response }) => {
    openStream(response);
    response.end(
      `: hello\n\n${EVENTS.slice(0, 2)
        .map((event, index) => frameText(event, index + 1))
        .join("")}`,
    );
  });
  expect(end).toEqual({ kind: "cut" });
  expect(seen).toEqual([1, 2]);
});

test("a connection reset in mid-frame is a cut, and half a frame is not handed over", async () => {
  const { end, seen } = await attempt(({ response }) => {
    openStream(response);
    response.write(`${frameText({ type: "RUN_STARTED", threadId: "thread", runId: "run" }, 1)}data: {"type":"TEXT_ME`, () =>
      response.destroy(),
    );
  });
  expect(end.kind).toBe("cut");
  expect(seen).toEqual([1]);
});

test("a POST carries its body and says who asks", async () => {
  let exchange: ScriptedExchange | undefined;
  await attempt(
    (got) => {
      exchange = got;
      openStream(got.response);
      got.response.end();
    },
    { body: '{"runId":"run"}' },
  );
  expect(exchange).toMatchObject({ method: "POST", authorization: "Bearer token", accept: "text/event-stream", body: { runId: "run" } });
});

test("a refusal tells its code and for how long to wait", async () => {
  const { end } = await attempt(({ response }) =>
    sendJson(response, 429, { code: "rate_limited", message: "Slowly." }, { "retry-after": "7" }),
  );
  expect(end).toEqual({ kind: "refused", status: 429, code: "rate_limited", message: "Slowly.", retryAfter: 7_000 });
});

test.each([
  ["a page", 200, "text/html"],
  ["another stream", 200, "text/event-streamfoo"],
  ["nothing", 204, ""],
])("%s is foreign", async (_name, status, type) => {
  const onOpen = vi.fn<() => void>();
  const { end, seen } = await attempt(
    ({ response }) => response.writeHead(status, type ? { "content-type": type } : {}).end("data: {}\n\n"),
    { listener: { onOpen } },
  );
  expect(end.kind).toBe("foreign");
  expect(onOpen).not.toHaveBeenCalled();
  expect(seen).toEqual([]);
});

test.each(['data: {"type":"TEXT_MESSAGE_START"}\nid: 1\n\n', "data: <html>\nid: 1\n\n", 'data: {"type":"X"}\nid: 1a\n\n'])(
  "%j breaks the stream",
  async (frame) => {
    const { end, seen } = await attempt(({ response }) => {
      openStream(response);
      response.write(frame);
    });
    expect(end.kind).toBe("foreign");
    expect(seen).toEqual([]);
  },
);

test("an event that is not known is handed over as such", async () => {
  const kinds: string[] = [];
  await attempt(
    ({ response }) => {
      openStream(response);
      response.end('data: {"type":"STEP_STARTED"}\nid: 1\n\n');
    },
    { listener: { onEvent: ({ kind }) => (kinds.push(kind), "continue") } },
  );
  expect(kinds).toEqual(["unknown"]);
});
