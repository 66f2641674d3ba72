import { once } from "node:events";
import { Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gate } from "../testing/scripted-router.ts";
import { sendEventStream } from "./send-event-stream.ts";

const HEARTBEAT = 1;

/** A response whose reader takes nothing until it is told to. */
class HeldResponse extends Writable {
  sent = "";
  readonly #opened: Promise<void>;

  constructor(opened: Promise<void>) {
    super();
    this.#opened = opened;
  }
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    void this.#opened.then(() => {
      this.sent += chunk.toString();
      done();
    });
  }
  writeHead(): void {}
  flushHeaders(): void {}
}

const failures: unknown[] = [];
function send(raw: HeldResponse, events: (viewer: AbortSignal) => AsyncIterable<{ seq: number; json: string; ts: number }>): Promise<void> {
  const request = { log: { error: (error: unknown) => failures.push(error) } } as unknown as FastifyRequest;
  const reply = { raw, hijack: () => undefined, getHeaders: () => ({}) } as unknown as FastifyReply;
  return sendEventStream(request, reply, events, HEARTBEAT);
}
async function ended(raw: Writable): Promise<void> {
  while (!raw.writableEnded) await setImmediate();
}
async function* two() {
  yield { seq: 1, json: "{}", ts: 1 };
  yield { seq: 2, json: "{}", ts: 2 };
}

beforeEach(() => {
  failures.length = 0;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
});
afterEach(() => void vi.useRealTimers());

test("no heartbeat follows the end, so that a slow reader gets the rest", async () => {
  const { opened, open } = gate();
  const raw = new HeldResponse(opened);
  const sent = send(raw, two);
  await ended(raw);
  vi.advanceTimersByTime(2_500 * HEARTBEAT);
  open();
  await sent;
  expect([raw.sent, raw.errored, failures]).toEqual(["data: {}\nid: 1\n\ndata: {}\nid: 2\n\n", null, []]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a reader that never takes the rest is dropped after a while", async () => {
  const raw = new HeldResponse(gate().opened);
  const sent = send(raw, two);
  await ended(raw);
  vi.advanceTimersByTime(2_999 * HEARTBEAT);
  expect(raw.destroyed).toBe(false);
  vi.advanceTimersByTime(1);
  await sent;
  expect([raw.destroyed, failures, vi.getTimerCount()]).toEqual([true, [], 0]);
});

test("a reader that went before its stream began is not waited for", async () => {
  const raw = new HeldResponse(gate().opened);
  const closed = once(raw, "close");
  raw.destroy();
  await closed;
  const asked = vi.fn(two);
  await send(raw, asked);
  expect([asked.mock.calls, failures, vi.getTimerCount()]).toEqual([[], [], 0]);
});
