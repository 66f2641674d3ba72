import { fetchEventSource } from "@microsoft/fetch-event-source";
import { decodeEvent } from "@parley/protocol";
import type { Clock } from "../page/clock.ts";
import { readRefusal } from "./read-refusal.ts";
import type { AttemptEnd, AttemptListener, Transport } from "./transport.ts";
import { watchBody } from "./watched-body.ts";
import { createWatchdog } from "./watchdog.ts";

/** From the request to the server's first word, in milliseconds. */
const CONNECT_TIMEOUT = 15_000;
/** Two and a half of the server's heartbeats. */
const IDLE_TIMEOUT = 37_500;

/**
 * Server-sent events over fetch. The library is used for one attempt only: it must not retry, follow the page's visibility or keep a cursor,
 * and as it resolves on abort as on success, how an attempt ended is written down here.
 */
export function createSseTransport({ fetch, clock }: { fetch: typeof globalThis.fetch; clock: Clock }): Transport {
  return {
    async attempt({ url, body, token, signal }, listener) {
      if (signal.aborted) return { kind: "aborted" };
      const controller = new AbortController();
      let end: AttemptEnd | undefined;
      const finish = (how: AttemptEnd) => {
        if (end) return;
        end = how;
        controller.abort();
      };
      const onAbort = () => finish({ kind: "aborted" });
      signal.addEventListener("abort", onAbort);
      const watchdog = createWatchdog(clock, CONNECT_TIMEOUT, () => finish({ kind: "cut", cause: new Error("The server fell silent") }));
      try {
        await fetchEventSource(url, {
          method: body === undefined ? "GET" : "POST",
          headers: {
            accept: "text/event-stream",
            authorization: `Bearer ${token}`,
            ...(body !== undefined && { "content-type": "application/json" }),
          },
          ...(body !== undefined && { body }),
          cache: "no-store",
          credentials: "omit",
          openWhenHidden: true,
          signal: controller.signal,
          fetch: async (input, init) => watchBody(await fetch(input, init), () => watchdog.ping(IDLE_TIMEOUT)),
          async onopen(response) {
            const how = await judge(response, clock);
            if (how) finish(how);
            else if (!end) {
              watchdog.ping(IDLE_TIMEOUT);
              listener.onOpen();
            }
          },
          onmessage(message) {
            if (end || message.data === "") return;
            const how = hand(message, listener);
            if (how) finish(how);
          },
          onerror(error: unknown) {
            throw error;
          },
        });
        return end ?? { kind: "cut" };
      } catch (cause) {
        return end ?? { kind: "cut", cause };
      } finally {
        watchdog.stop();
        signal.removeEventListener("abort", onAbort);
      }
    },
  };
}

/** Why a response is not the stream that was asked for; `undefined` where it is. */
async function judge(response: Response, clock: Clock): Promise<AttemptEnd | undefined> {
  if (response.status >= 400) return readRefusal(response, clock.now());
  const mediaType = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (response.status === 200 && mediaType === "text/event-stream") return undefined;
  return { kind: "foreign", cause: new Error(`Status ${response.status} with ${mediaType ?? "no media type"} is not an event stream`) };
}

function hand(message: { data: string; id: string }, listener: AttemptListener): AttemptEnd | undefined {
  try {
    const decoded = decodeEvent(message.data);
    if (decoded.kind === "invalid") return { kind: "foreign", cause: new Error(decoded.reason) };
    if (message.id !== "" && !/^[1-9]\d{0,14}$/.test(message.id))
      return { kind: "foreign", cause: new Error("An event has an id that is no number") };
    return listener.onEvent(decoded, message.id === "" ? undefined : Number(message.id)) === "stop" ? { kind: "stopped" } : undefined;
  } catch (cause) {
    return { kind: "foreign", cause };
  }
}
