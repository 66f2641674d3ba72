import type { Connectivity } from "../page/connectivity.ts";
import { followRun, type RunToFollow } from "../wire/run-loop.ts";
import { createSseTransport } from "../wire/sse-transport.ts";
import { answerEvents, framesAfter } from "./answer-events.ts";
import { openStream, type ScriptedExchange, sendJson, startScriptedServer } from "./scripted-server.ts";

/** What the run in these tests says. */
export const RUN_EVENTS = answerEvents(["One", " two", " three"]);
/** The numbers of its events. */
export const ALL = RUN_EVENTS.map((_event, index) => index + 1);
const ONLINE: Connectivity = { isOnline: () => true, onWake: () => () => undefined };

/** Answers one request of a run that has seen everything up to `after`. */
export type Answer = (exchange: ScriptedExchange, after: number) => void;

/** Follows a run against a server whose nth request is answered by the nth function, the last one for ever. Waits take no time. */
export async function follow(
  answers: readonly Answer[],
  given: Partial<RunToFollow> & { connectivity?: Connectivity; token?: () => Promise<string> } = {},
) {
  let count = 0;
  const server = await startScriptedServer((exchange) => {
    const after = Number(new URL(exchange.path, "http://server").searchParams.get("after") ?? 0);
    answers[Math.min(count++, answers.length - 1)]?.(exchange, after);
  });
  const seqs: number[] = [];
  const connections: string[] = [];
  const waits: number[] = [];
  const tokens: string[] = [];
  const troubles: string[] = [];
  let rewinds = 0;
  const run: RunToFollow = {
    eventsUrl: `${server.url}/v1/runs/run/events`,
    begin: { url: `${server.url}/v1/agents/service/runs`, body: () => '{"runId":"run"}' },
    cursor: 0,
    isAcknowledged: false,
    signal: new AbortController().signal,
    stopping: new AbortController().signal,
    ...given,
  };
  const end = await followRun(
    run,
    {
      onOpen: () => undefined,
      onFrame: ({ seq }) => seqs.push(seq),
      onRewind: () => (rewinds += 1),
      onConnection: (connection) => connections.push(connection),
      onTrouble: (code) => troubles.push(code),
    },
    {
      transport: createSseTransport({ fetch: (input, init) => fetch(input, init), clock: { now: Date.now, after: () => () => undefined } }),
      session: {
        token: given.token ?? (() => Promise.resolve("old")),
        renew(refused) {
          tokens.push(refused);
          return Promise.resolve("new");
        },
      },
      clock: {
        now: () => 0,
        after(milliseconds, callback) {
          waits.push(milliseconds);
          queueMicrotask(callback);
          return () => undefined;
        },
      },
      connectivity: given.connectivity ?? ONLINE,
      random: () => 0.5,
    },
  );
  await server.close();
  return { end, seqs, connections, waits, tokens, troubles, rewinds, log: server.log };
}

/** The whole run, from where the request wants it. */
export const replay: Answer = ({ response }, after) => {
  openStream(response);
  response.end(framesAfter(RUN_EVENTS, after).join(""));
};
/** Up to the event of that number, then the end of the body. */
export const upTo =
  (last: number): Answer =>
  ({ response }, after) => {
    openStream(response);
    response.end(framesAfter(RUN_EVENTS.slice(0, last), after).join(""));
  };
export const refuse =
  (status: number, code: string, headers?: Record<string, string>): Answer =>
  ({ response }) =>
    sendJson(response, status, { code, message: "No." }, headers);
