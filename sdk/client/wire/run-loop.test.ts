import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ClientError } from "../error.ts";
import type { Connectivity } from "../page/connectivity.ts";
import { answerEvents, framesAfter, frameText } from "../testing/answer-events.ts";
import { installBrowserGlobals } from "../testing/browser-globals.ts";
import { openStream, type ScriptedExchange, type ScriptedServer, sendJson, startScriptedServer } from "../testing/scripted-server.ts";
import { followRun, type RunToFollow } from "./run-loop.ts";
import { createSseTransport } from "./sse-transport.ts";

const EVENTS = answerEvents(["One", " two", " three"]);
const ONLINE: Connectivity = { isOnline: () => true, onWake: () => () => undefined };
let server: ScriptedServer | undefined;
let uninstall: () => void;

beforeAll(() => {
  uninstall = installBrowserGlobals();
});
afterAll(() => uninstall());
afterEach(async () => server?.close());

type Answer = (exchange: ScriptedExchange, after: number) => void;

/** Follows a run against a server whose nth request is answered by the nth function, the last one for ever. Waits take no time. */
async function follow(answers: readonly Answer[], given: Partial<RunToFollow> & { connectivity?: Connectivity } = {}) {
  let count = 0;
  server = await startScriptedServer((exchange) => {
    const after = Number(new URL(exchange.path, "http://server").searchParams.get("after") ?? 0);
    answers[Math.min(count++, answers.length - 1)]?.(exchange, after);
  });
  const seqs: number[] = [];
  const connections: string[] = [];
  const waits: number[] = [];
  const tokens: string[] = [];
  let rewinds = 0;
  const run: RunToFollow = {
    eventsUrl: `${server.url}/v1/runs/run/events`,
    begin: { url: `${server.url}/v1/agents/service/runs`, body: () => '{"runId":"run"}' },
    isNew: true,
    cursor: 0,
    isAcknowledged: false,
    signal: new AbortController().signal,
    stopping: new AbortController().signal,
    ...given,
  };
  const end = await followRun(
    run,
    { onOpen: () => undefined, onFrame: ({ seq }) => seqs.push(seq), onRewind: () => (rewinds += 1), onConnection: (connection) => connections.push(connection) },
    {
      transport: createSseTransport({ fetch: (input, init) => fetch(input, init), clock: { now: Date.now, after: () => () => undefined } }),
      session: {
        token: () => Promise.resolve("old"),
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
  return { end, seqs, connections, waits, tokens, rewinds, log: server.log };
}

const replay: Answer = ({ response }, after) => {
  openStream(response);
  response.end(framesAfter(EVENTS, after).join(""));
};
/** Up to the event of that number, then the end of the body. */
const upTo = (last: number): Answer => ({ response }, after) => {
  openStream(response);
  response.end(framesAfter(EVENTS.slice(0, last), after).join(""));
};
const refuse = (status: number, code: string, headers?: Record<string, string>): Answer => ({ response }) => sendJson(response, status, { code, message: "No." }, headers);

const ALL = EVENTS.map((_event, index) => index + 1);

test("an undisturbed run takes one request", async () => {
  const { end, seqs, log, connections } = await follow([replay]);
  expect(end).toEqual({ kind: "ended" });
  expect(seqs).toEqual(ALL);
  expect(log).toEqual(["POST /v1/agents/service/runs"]);
  expect(connections).toEqual(["connecting", "open"]);
});

test.each(ALL.slice(0, -1))("cut after event %i, it goes on from there, each event once", async (last) => {
  const { seqs, log } = await follow([upTo(last), replay]);
  expect(seqs).toEqual(ALL);
  expect(log).toEqual(["POST /v1/agents/service/runs", `GET /v1/runs/run/events?after=${last}`]);
});

test("reset in mid-frame, the broken event comes whole the second time", async () => {
  const whole = framesAfter(EVENTS).join("");
  for (const bytes of [0, 1, 40, 90, 150, 200, whole.length - 3]) {
    const reset: Answer = ({ response }) => {
      openStream(response);
      response.write(whole.slice(0, bytes), () => response.destroy());
    };
    const { seqs, end } = await follow([reset, replay]);
    expect(end, `after ${bytes} bytes`).toEqual({ kind: "ended" });
    expect(seqs, `after ${bytes} bytes`).toEqual(ALL);
    await server?.close();
  }
});

test("duplicated frames are applied once", async () => {
  const twice: Answer = ({ response }) => {
    openStream(response);
    response.end(framesAfter(EVENTS).flatMap((frame) => [frame, frame]).join(""));
  };
  expect((await follow([twice])).seqs).toEqual(ALL);
});

test("a gap breaks the stream, and what is missing is asked for", async () => {
  const gap: Answer = ({ response }) => {
    openStream(response);
    response.write(framesAfter(EVENTS).toSpliced(2, 1).join(""));
  };
  const { seqs, log } = await follow([gap, replay]);
  expect(seqs).toEqual(ALL);
  expect(log[1]).toBe("GET /v1/runs/run/events?after=2");
});

test("a request that was lost before the server had it is made again", async () => {
  const { end, log } = await follow([({ response }) => response.destroy(), refuse(404, "not_found"), replay]);
  expect(end).toEqual({ kind: "ended" });
  expect(log).toEqual(["POST /v1/agents/service/runs", "GET /v1/runs/run/events?after=0", "POST /v1/agents/service/runs"]);
});

test("a run that the server had and has no more is gone", async () => {
  expect((await follow([upTo(2), refuse(404, "not_found")])).end).toEqual({ kind: "gone" });
});

test("waits as long as it is told, but never less than its own back-off", async () => {
  const { end, waits, log } = await follow([refuse(429, "rate_limited", { "retry-after": "9" }), refuse(503, "unavailable", { "retry-after": "0" }), replay]);
  expect(end).toEqual({ kind: "ended" });
  expect(waits).toEqual([9_000, 500]);
  expect(log).toHaveLength(3);
});

test("a refused token is renewed once", async () => {
  const renewed = await follow([refuse(401, "unauthorized"), replay]);
  expect(renewed).toMatchObject({ end: { kind: "ended" }, tokens: ["old"], waits: [] });
  await server?.close();
  const refused = await follow([refuse(401, "unauthorized")]);
  expect(refused.end).toMatchObject({ kind: "failed", error: { code: "unauthorized" } });
  expect(refused.log).toHaveLength(2);
});

test.each([
  [403, "origin_not_allowed", "origin_not_allowed"],
  [413, "too_large", "too_large"],
  [400, "bad_request", "internal"],
  [404, "not_found", "not_found"],
])("%i is final", async (status, code, expected) => {
  const { end, log } = await follow([refuse(status, code)]);
  expect(end).toMatchObject({ kind: "failed", error: { code: expected }, isRetryable: false });
  expect(end.kind === "failed" && end.error).toBeInstanceOf(ClientError);
  expect(log).toHaveLength(1);
});

test("a page instead of a stream is tried again for a while", async () => {
  const { end, log, waits } = await follow([({ response }) => response.writeHead(200, { "content-type": "text/html" }).end("<p>Please log in")]);
  expect(end).toMatchObject({ kind: "failed", error: { code: "protocol" }, isRetryable: true });
  expect(log).toHaveLength(8);
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 7_500, 7_500]);
});

test("progress renews the patience", async () => {
  const answers = ALL.slice(0, -1).flatMap((last) => [upTo(last), refuse(502, ""), refuse(502, ""), refuse(502, "")]);
  expect((await follow([...answers, replay])).seqs).toEqual(ALL);
});

test("the server has the run with another body: it is followed instead", async () => {
  const { end, log } = await follow([refuse(409, "run_conflict"), replay]);
  expect(end).toEqual({ kind: "ended" });
  expect(log[1]).toBe("GET /v1/runs/run/events?after=0");
});

test("a server that lost its last events tells the run anew", async () => {
  const { rewinds, seqs } = await follow([refuse(416, "cursor_ahead"), replay], { isNew: false, isAcknowledged: true, cursor: 40 });
  expect(rewinds).toBe(1);
  expect(seqs).toEqual(ALL);
});

test("leaving, before or between attempts, makes no further request", async () => {
  const before = await follow([replay], { signal: AbortSignal.abort() });
  expect(before).toMatchObject({ end: { kind: "aborted" }, log: [] });
  await server?.close();
  const leave = new AbortController();
  const between = await follow([({ response }) => (leave.abort(), response.destroy()), replay], { signal: leave.signal });
  expect(between.end).toEqual({ kind: "aborted" });
  expect(between.log).toHaveLength(1);
});

test("stopped before the server has it, it is not tried again", async () => {
  const stopping = new AbortController();
  const { end, log } = await follow([({ response }) => (stopping.abort(), response.destroy()), replay], { stopping: stopping.signal });
  expect(end).toEqual({ kind: "stopped" });
  expect(log).toHaveLength(1);
});

test("without a network it waits to be woken and loses no patience", async () => {
  let attempts = 0;
  const connectivity: Connectivity = {
    isOnline: () => attempts > 12,
    onWake(listener) {
      queueMicrotask(listener);
      return () => undefined;
    },
  };
  const { end, connections } = await follow([({ response }) => ((attempts += 1) > 12 ? replay({ response } as ScriptedExchange, 0) : response.destroy())], { connectivity });
  expect(end).toEqual({ kind: "ended" });
  expect(connections.filter((connection) => connection === "offline")).toHaveLength(12);
});

test("frames without numbers count themselves", async () => {
  const unnumbered: Answer = ({ response }) => {
    openStream(response);
    response.end(EVENTS.map((event) => frameText(event, 0).replace("id: 0\n", "")).join(""));
  };
  expect((await follow([unnumbered])).seqs).toEqual(ALL);
});
