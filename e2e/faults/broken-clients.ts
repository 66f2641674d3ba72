type Fetch = typeof globalThis.fetch;

/** Ways in which a client lacks one protection, to show that the suite notices. */
export const BROKEN_NAMES = [
  /** Takes events as they come: what was said twice, skipped or out of order gets the number that the client waits for. */
  "no-cursor",
  /** Takes the end of the body for the end of the run. */
  "end-is-success",
  /** Asks for a new run with each attempt. */
  "no-idempotency-key",
] as const;

export type BrokenName = (typeof BROKEN_NAMES)[number];

/** What a client that is broken in this way uses instead of `fetch`. It is taken into a page as text, so all that it needs is within it. */
export function breakClient(name: BrokenName, fetch: Fetch): Fetch {
  const broken: Record<BrokenName, Fetch> = {
    "no-cursor": async (input, init) => {
      const response = await fetch(input, init);
      let next = after(input);
      return isStream(response) ? changed(response, (frame) => frame.replace(/^id: \d+$/m, () => `id: ${(next += 1)}`)) : response;
    },
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
    "no-idempotency-key": (input, init) => {
      if (typeof init?.body !== "string" || !addressOf(input).pathname.endsWith("/runs")) return fetch(input, init);
      const body = JSON.parse(init.body) as { runId: string; messages: { id: string }[] };
      const messages = body.messages.map((message) => ({ ...message, id: crypto.randomUUID() }));
      return fetch(input, { ...init, body: JSON.stringify({ ...body, messages, runId: crypto.randomUUID() }) });
    },
  };
  return broken[name];

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
}
