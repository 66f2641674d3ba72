import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { finished } from "node:stream/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { LoggedEvent } from "../storage/run-log.ts";

/** Heartbeats that a reader may let pass without taking what waits for it; then it is dropped and may resume. */
const PATIENCE = 3;

/**
 * Answers with a stream of server-sent events: `data`, then `id` last, so that a cut frame never moves a reader's cursor.
 * Ends when the events end or the reader goes; a reader that does not read is dropped.
 */
export async function sendEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  events: (viewer: AbortSignal) => AsyncIterable<LoggedEvent>,
  heartbeatSeconds: number,
): Promise<void> {
  reply.hijack();
  const raw = reply.raw;
  // A reader that went while its request was worked on: nothing would tell of that any more.
  if (raw.destroyed) return;
  const patience = PATIENCE * heartbeatSeconds * 1000;
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  raw.once("close", leave).once("error", leave);
  const heartbeat = setInterval(() => {
    if (!raw.writableNeedDrain) raw.write(": heartbeat\n\n");
  }, heartbeatSeconds * 1000);
  try {
    raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    raw.flushHeaders();
    for await (const { seq, json } of events(gone.signal)) {
      if (gone.signal.aborted) break;
      if (!raw.write(`data: ${json}\nid: ${seq}\n\n`)) await taken(raw, once(raw, "drain", { signal: gone.signal }), patience);
    }
    // Before the end, after which nothing may be written.
    clearInterval(heartbeat);
    raw.end();
    await taken(raw, finished(raw), patience);
  } catch (error) {
    // Cut off rather than ended, so that the reader knows that something is missing.
    if (!gone.signal.aborted) request.log.error(error, "stream failed");
    raw.destroy();
  } finally {
    clearInterval(heartbeat);
    raw.off("close", leave).off("error", leave);
    raw.on("error", () => undefined);
  }
}

/** Waits until the reader has taken what waits for it, and cuts it off where that is too long. Rejects when the reader goes. */
async function taken(raw: ServerResponse, all: Promise<unknown>, milliseconds: number): Promise<void> {
  const timer = setTimeout(() => raw.destroy(), milliseconds);
  try {
    await all;
  } finally {
    clearTimeout(timer);
  }
}
