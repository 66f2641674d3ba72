import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { answerEvents, frameText } from "../testing/answer-events.ts";
import { attempt } from "../testing/attempt-scripted.ts";
import { installBrowserGlobals } from "../testing/browser-globals.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { openStream } from "../testing/scripted-server.ts";

const EVENTS = answerEvents(["Hi"]);
let uninstall: () => void;

beforeAll(() => {
  uninstall = installBrowserGlobals();
});
afterAll(() => uninstall());

test("a listener that wants no more gets no more, not even from the same chunk", async () => {
  const { end, seen } = await attempt(
    ({ response }) => {
      openStream(response);
      response.write(EVENTS.map((event, index) => frameText(event, index + 1)).join(""));
    },
    { listener: { onEvent: () => "stop" } },
  );
  expect(end).toEqual({ kind: "stopped" });
  expect(seen).toEqual([1]);
});

test("a listener that throws ends the attempt and closes its connection", async () => {
  let closed: Promise<void> | undefined;
  const { end } = await attempt(
    ({ response }) => {
      closed = new Promise((resolve) => response.once("close", resolve));
      openStream(response);
      response.write(frameText({ type: "RUN_STARTED", threadId: "thread", runId: "run" }, 1));
    },
    {
      listener: {
        onEvent() {
          throw new Error("a bug");
        },
      },
    },
  );
  expect(end.kind).toBe("foreign");
  await closed;
});

test("a signal that was aborted before makes no request", async () => {
  const { end, log } = await attempt(() => undefined, { signal: AbortSignal.abort() });
  expect(end).toEqual({ kind: "aborted" });
  expect(log).toEqual([]);
});

test("abort in mid-stream is told from an end, and leaves no listener behind", async () => {
  const leave = new AbortController();
  const remove = vi.spyOn(leave.signal, "removeEventListener");
  const { end } = await attempt(({ response }) => openStream(response), {
    signal: leave.signal,
    listener: { onOpen: () => leave.abort() },
  });
  expect(end).toEqual({ kind: "aborted" });
  expect(remove).toHaveBeenCalledOnce();
});

test("a server that does not answer is left after 15 seconds, one that falls silent after 37.5", async () => {
  const connecting = manualClock();
  const { end } = await attempt(() => connecting.advance(15_000), { clock: connecting });
  expect(end.kind).toBe("cut");

  const idle = manualClock();
  const silent = await attempt(({ response }) => openStream(response), {
    clock: idle,
    listener: { onOpen: () => (idle.advance(37_499), queueMicrotask(() => idle.advance(1))) },
  });
  expect(silent.end.kind).toBe("cut");
  expect(idle.pending()).toBe(0);
});

test("every chunk is a sign of life", async () => {
  const clock = manualClock();
  const waits: number[] = [];
  const { end } = await attempt(
    ({ response }) => {
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
    },
    {
      clock,
      listener: {
        onEvent() {
          clock.advance(30_000);
          waits.push(clock.now());
          return "continue";
        },
      },
    },
  );
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
