import { randomUUID } from "node:crypto";

type Fetch = typeof globalThis.fetch;

/** Clients that lack one protection each, to show that the suite notices. */
const BROKEN = {
  /** Takes events as they come: what was said twice, skipped or out of order gets the number that the client waits for. */
  "no-cursor": async (input, init) => {
    const response = await fetch(input, init);
    let next = after(input);
    return isStream(response) ? changed(response, (frame) => frame.replace(/^id: \d+$/m, () => `id: ${(next += 1)}`)) : response;
  },
  /** Takes the end of the body for the end of the run. */
  "end-is-success": async (input, init) => {
    const response = await fetch(input, init);
    if (!isStream(response)) return response;
    const last = { seq: after(input) };
    const note = (frame: string) => {
      last.seq = Number(/^id: (\d+)$/m.exec(frame)?.[1] ?? last.seq);
      return frame;
    };
    const end = () => `data: ${JSON.stringify({ type: "RUN_FINISHED", threadId: "thread", runId: "run" })}\nid: ${last.seq + 1}\n\n`;
    return changed(response, note, end);
  },
  /** Asks for a new run with each attempt. */
  "no-idempotency-key": (input, init) => {
    if (typeof init?.body !== "string" || !addressOf(input).pathname.endsWith("/runs")) return fetch(input, init);
    const body = JSON.parse(init.body) as { runId: string; messages: { id: string }[] };
    const messages = body.messages.map((message) => ({ ...message, id: randomUUID() }));
    return fetch(input, { ...init, body: JSON.stringify({ ...body, messages, runId: randomUUID() }) });
  },
} as const satisfies Record<string, Fetch>;

export type BrokenName = keyof typeof BROKEN;
export const BROKEN_NAMES = Object.keys(BROKEN) as BrokenName[];

/** What a client that is broken in this way uses for `fetch`. */
export function breakClient(name: BrokenName): Fetch {
  return BROKEN[name];
}

function addressOf(input: Parameters<Fetch>[0]): URL {
  return new URL(input instanceof Request ? input.url : input);
}

/** `seq` that the client asks to go on from. */
function after(input: Parameters<Fetch>[0]): number {
  return Number(addressOf(input).searchParams.get("after") ?? 0);
}

function isStream(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("text/event-stream") === true;
}

/** The same stream with each frame changed, and something after a clean end. */
function changed(response: Response, change: (frame: string) => string, atEnd: () => string = () => ""): Response {
  let rest = "";
  const frames = new TransformStream<string, string>({
    transform(text, controller) {
      const parts = (rest + text).split("\n\n");
      rest = parts.pop() ?? "";
      for (const frame of parts) controller.enqueue(change(`${frame}\n\n`));
    },
    flush: (controller) => controller.enqueue(atEnd()),
  });
  const body = response.body?.pipeThrough(new TextDecoderStream()).pipeThrough(frames).pipeThrough(new TextEncoderStream());
  return new Response(body ?? null, { status: response.status, headers: response.headers });
}
