import { systemClock } from "../page/clock.ts";
import { createSseTransport } from "../wire/sse-transport.ts";
import type { AttemptListener } from "../wire/transport.ts";
import { type ScriptedExchange, startScriptedServer } from "./scripted-server.ts";

/** One attempt against a server that answers so. */
export async function attempt(
  answer: (exchange: ScriptedExchange) => void,
  given: { clock?: typeof systemClock; body?: string; listener?: Partial<AttemptListener>; signal?: AbortSignal } = {},
) {
  const server = await startScriptedServer(answer);
  const seen: (number | string | undefined)[] = [];
  const transport = createSseTransport({ fetch: (input, init) => fetch(input, init), clock: given.clock ?? systemClock });
  const end = await transport.attempt(
    {
      url: `${server.url}/events`,
      token: "token",
      signal: given.signal ?? new AbortController().signal,
      ...(given.body !== undefined && { body: given.body }),
    },
    {
      onOpen: given.listener?.onOpen ?? (() => undefined),
      onEvent(decoded, seq) {
        seen.push(seq);
        return given.listener?.onEvent?.(decoded, seq) ?? "continue";
      },
    },
  );
  await server.close();
  return { end, seen, log: server.log };
}
