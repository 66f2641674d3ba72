import { setImmediate } from "node:timers/promises";
import type { Answer } from "./answer.ts";

/** What the bench does while a body is read. */
export interface BodyWatch {
  /** The body is asked for its first bytes. */
  onBegin?(): void;
  /** Everything that was sent before has been read; so many events of it whole. What follows waits for the promise where there is one. */
  beforeChunk?(events: number): Promise<void> | undefined;
}

export interface StandInOptions extends BodyWatch {
  answer: Answer;
  /** Bytes of a chunk, or one frame in each. */
  chunk: number | "frame";
}

/** Stands in for the network: sessions and agents as JSON, and the same prepared answer to every run. */
export function createStandIn(options: StandInOptions): typeof fetch {
  return async (input) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    if (pathname === "/v1/sessions")
      return Response.json({ token: "token", visitorId: "visitor", expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
    if (pathname === "/v1/agents") return Response.json({ agents: [], defaultAgent: "service" });
    if (pathname.endsWith("/runs")) return respond(options);
    return Response.json({ code: "not_found", message: "There is no such thing.", requestId: "1" }, { status: 404 });
  };
}

/** The answer as a response whose chunks each come in a turn of the event loop of their own, as they do from a socket. */
export function respond({ answer: { bytes, ends }, chunk, onBegin, beforeChunk }: StandInOptions): Response {
  let from = 0;
  let events = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (from === 0) onBegin?.();
        await setImmediate();
        const pause = beforeChunk?.(events);
        if (pause) await pause;
        const to = Math.min(bytes.length, chunk === "frame" ? (ends[events] ?? bytes.length) : from + chunk);
        controller.enqueue(bytes.subarray(from, to));
        from = to;
        while ((ends[events] ?? Infinity) <= to) events += 1;
        if (from === bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { "content-type": "text/event-stream; charset=utf-8" } });
}
