import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { systemClock } from "../page/clock.ts";
import { answerEvents, frameText } from "../testing/answer-events.ts";
import { installBrowserGlobals } from "../testing/browser-globals.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { openStream, type ScriptedExchange, type ScriptedServer, sendJson, startScriptedServer } from "../testing/scripted-server.ts";
import { createSseTransport } from "./sse-transport.ts";
import type { AttemptListener } from "./transport.ts";

const EVENTS = answerEvents(["Hi"]);
let server: ScriptedServer | undefined;
let uninstall: () => void;

beforeAll(() => {
  uninstall = installBrowserGlobals();
});
afterAll(() => uninstall());
afterEach(async () => server?.close());

/** One attempt against a server that answers so. */
async function attempt(answer: (exchange: ScriptedExchange) => void, given: { clock?: typeof systemClock; body?: string; listener?: Partial<AttemptListener>; signal?: AbortSignal } = {}) {
  server = await startScriptedServer(answer);
  const seen: (number | string | undefined)[] = [];
  const transport = createSseTransport({ fetch: (input, init) => fetch(input, init), clock: given.clock ?? systemClock });
  const end = await transport.attempt(
    { url: `${server.url}/events`, token: "token", signal: given.signal ?? new AbortController().signal, ...(given.body !== undefined && { body: given.body }) },
    {
      onOpen: given.listener?.onOpen ?? (() => undefined),
      onEvent(decoded, seq) {
        seen.push(seq);
        return given.listener?.onEvent?.(decoded, seq) ?? "continue";
      },
    },
  );
  return { end, seen };
}

test("hands over events with their numbers; an end without a terminal event is a cut", async () => {
  const { end, seen } = await attempt(({ response }) => {
    openStream(response);
    response.end(`: hello\n\n${EVENTS.slice(0, 2).map((event, index) => frameText(event, index + 1)).join("")}`);
  });
  expect(end).toEqual({ kind: "cut" });
  expect(seen).toEqual([1, 2]);
});

test("a connection reset in mid-frame is a cut, and half a frame is not handed over", async () => {
  const { end, seen } = await attempt(({ response }) => {
    openStream(response);
    response.write(`${frameText({ type: "RUN_STARTED", threadId: "thread", runId: "run" }, 1)}data: {"type":"TEXT_ME`, () => response.destroy());
  });
  expect(end.kind).toBe("cut");
  expect(seen).toEqual([1]);
});

test("a POST carries its body and says who asks", async () => {
  let exchange: ScriptedExchange | undefined;
  await attempt((got) => {
    exchange = got;
    openStream(got.response);
    got.response.end();
  }, { body: '{"runId":"run"}' });
  expect(exchange).toMatchObject({ method: "POST", authorization: "Bearer token", accept: "text/event-stream", body: { runId: "run" } });
});

test("a refusal tells its code and for how long to wait", async () => {
  const { end } = await attempt(({ response }) => sendJson(response, 429, { code: "rate_limited", message: "Slowly." }, { "retry-after": "7" }));
  expect(end).toEqual({ kind: "refused", status: 429, code: "rate_limited", message: "Slowly.", retryAfter: 7_000 });
});

test.each([
  ["a page", 200, "text/html"],
  ["another stream", 200, "text/event-streamfoo"],
  ["nothing", 204, ""],
])("%s is foreign", async (_name, status, type) => {
  const onOpen = vi.fn<() => void>();
  const { end, seen } = await attempt(({ response }) => response.writeHead(status, type ? { "content-type": type } : {}).end("data: {}\n\n"), { listener: { onOpen } });
  expect(end.kind).toBe("foreign");
  expect(onOpen).not.toHaveBeenCalled();
  expect(seen).toEqual([]);
});

test.each(['data: {"type":"TEXT_MESSAGE_START"}\nid: 1\n\n', "data: <html>\nid: 1\n\n", 'data: {"type":"X"}\nid: 1a\n\n'])("%j breaks the stream", async (frame) => {
  const { end, seen } = await attempt(({ response }) => {
    openStream(response);
    response.write(frame);
  });
  expect(end.kind).toBe("foreign");
  expect(seen).toEqual([]);
});

test("an event that is not known is handed over as such", async () => {
  const kinds: string[] = [];
  await attempt(({ response }) => {
    openStream(response);
    response.end('data: {"type":"STEP_STARTED"}\nid: 1\n\n');
  }, { listener: { onEvent: ({ kind }) => (kinds.push(kind), "continue") } });
  expect(kinds).toEqual(["unknown"]);
});

test("a listener that wants no more gets no more, not even from the same chunk", async () => {
  const { end, seen } = await attempt(({ response }) => {
    openStream(response);
    response.write(EVENTS.map((event, index) => frameText(event, index + 1)).join(""));
  }, { listener: { onEvent: () => "stop" } });
  expect(end).toEqual({ kind: "stopped" });
  expect(seen).toEqual([1]);
});

test("a listener that throws ends the attempt and closes its connection", async () => {
  let closed: Promise<void> | undefined;
  const { end } = await attempt(({ response }) => {
    closed = new Promise((resolve) => response.once("close", resolve));
    openStream(response);
    response.write(frameText({ type: "RUN_STARTED", threadId: "thread", runId: "run" }, 1));
  }, {
    listener: {
      onEvent() {
        throw new Error("a bug");
      },
    },
  });
  expect(end.kind).toBe("foreign");
  await closed;
});

test("a signal that was aborted before makes no request", async () => {
  const { end } = await attempt(() => undefined, { signal: AbortSignal.abort() });
  expect(end).toEqual({ kind: "aborted" });
  expect(server?.log).toEqual([]);
});

test("abort in mid-stream is told from an end, and leaves no listener behind", async () => {
  const leave = new AbortController();
  const remove = vi.spyOn(leave.signal, "removeEventListener");
  const { end } = await attempt(({ response }) => openStream(response), { signal: leave.signal, listener: { onOpen: () => leave.abort() } });
  expect(end).toEqual({ kind: "aborted" });
  expect(remove).toHaveBeenCalledOnce();
});

test("a server that does not answer is left after 15 seconds, one that falls silent after 37.5", async () => {
  const connecting = manualClock();
  const { end } = await attempt(() => connecting.advance(15_000), { clock: connecting });
  expect(end.kind).toBe("cut");
  await server?.close();

  const idle = manualClock();
  const silent = await attempt(({ response }) => openStream(response), { clock: idle, listener: { onOpen: () => (idle.advance(37_499), queueMicrotask(() => idle.advance(1))) } });
  expect(silent.end.kind).toBe("cut");
  expect(idle.pending()).toBe(0);
});

test("every chunk is a sign of life", async () => {
  const clock = manualClock();
  const waits: number[] = [];
  const { end } = await attempt(({ response }) => {
    openStream(response);
    response.write(": hi\n\n");
    response.write(frameText({ type: "RUN_STARTED", threadId: "thread", runId: "run" }, 1));
    void beat();
    async function beat(): Promise<void> {
      for (let seq = 2; seq < 6; seq += 1) {
        await vi.waitFor(() => expect(waits).toHaveLength(seq - 1));
        response.write(frameText({ type: "TEXT_MESSAGE_END", messageId: "answer" }, seq));
      }
      response.end();
    }
  }, {
    clock,
    listener: {
      onEvent() {
        clock.advance(30_000);
        waits.push(clock.now());
        return "continue";
      },
    },
  });
  expect(end).toEqual({ kind: "cut" });
  expect(waits).toHaveLength(5);
});

test("a line without end breaks the stream instead of filling memory", async () => {
  const { end } = await attempt(({ response }) => {
    openStream(response);
    response.write(`data: ${"x".repeat(1_200_000)}`);
  });
  expect(end.kind).toBe("cut");
});
