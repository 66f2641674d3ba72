import { afterAll, beforeAll, expect, test } from "vitest";
import { ClientError } from "../error.ts";
import type { Connectivity } from "../page/connectivity.ts";
import { installBrowserGlobals } from "../testing/browser-globals.ts";
import { ALL, type Answer, follow, refuse, replay, upTo } from "../testing/follow-scripted.ts";
import type { ScriptedExchange } from "../testing/scripted-server.ts";

let uninstall: () => void;

beforeAll(() => {
  uninstall = installBrowserGlobals();
});
afterAll(() => uninstall());

test("waits as long as it is told, but never less than its own back-off", async () => {
  const { end, waits, log } = await follow([
    refuse(429, "rate_limited", { "retry-after": "9" }),
    refuse(503, "unavailable", { "retry-after": "0" }),
    replay,
  ]);
  expect(end).toEqual({ kind: "ended" });
  expect(waits).toEqual([9_000, 500]);
  expect(log).toHaveLength(3);
});

test("a refused token is renewed once", async () => {
  const renewed = await follow([refuse(401, "unauthorized"), replay]);
  expect(renewed).toMatchObject({ end: { kind: "ended" }, tokens: ["old"], waits: [] });
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

const page: Answer = ({ response }) => response.writeHead(200, { "content-type": "text/html" }).end("<p>Please log in");

test("a page instead of a stream is waited out where the message is not sent yet, and told after eight attempts", async () => {
  const { end, log, waits, troubles } = await follow([...Array.from({ length: 9 }, () => page), replay]);
  expect(end).toEqual({ kind: "ended" });
  expect(log).toHaveLength(10);
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 7_500, 7_500, 7_500, 7_500]);
  expect(troubles).toEqual(["protocol", "protocol"]);
});

test("a page instead of the rest of an answer is tried again for a while, and not told before its end", async () => {
  const { end, log, troubles } = await follow([upTo(2), page]);
  expect(end).toMatchObject({ kind: "failed", error: { code: "protocol" }, isRetryable: true });
  expect(log).toHaveLength(1 + 19);
  expect(troubles).toEqual([]);
});

test("a server that asks for more than a minute is taken as one that refuses", async () => {
  const { end, waits } = await follow([refuse(429, "rate_limited", { "retry-after": "61" }), replay]);
  expect(end).toMatchObject({ kind: "failed", error: { code: "rate_limited" }, isRetryable: true });
  expect(waits).toEqual([]);
});

test.each(["protocol", "unreachable", "rate_limited"] as const)(
  "a session that cannot be had for now (%s) is asked for again",
  async (code) => {
    let asked = 0;
    const token = async () => {
      asked += 1;
      if (asked < 3) throw new ClientError(code, "No session");
      return "old";
    };
    const { end, log, waits } = await follow([replay], { token });
    expect(end).toEqual({ kind: "ended" });
    expect(waits).toEqual([250, 500]);
    expect(log, "it still begins with the POST").toEqual([expect.stringContaining("POST")]);
  },
);

test("a session that is refused for a while is left alone that long", async () => {
  let asked = 0;
  const token = async () => {
    asked += 1;
    if (asked === 1) throw new ClientError("rate_limited", "Slowly.", { retryAfter: 7_000 });
    return "old";
  };
  expect((await follow([replay], { token })).waits).toEqual([7_000]);
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
  const { rewinds, seqs } = await follow([refuse(416, "cursor_ahead"), replay], { isAcknowledged: true, cursor: 40 });
  expect(rewinds).toBe(1);
  expect(seqs).toEqual(ALL);
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
  const { end, connections } = await follow(
    [({ response }) => ((attempts += 1) > 12 ? replay({ response } as ScriptedExchange, 0) : response.destroy())],
    { connectivity },
  );
  expect(end).toEqual({ kind: "ended" });
  expect(connections.filter((connection) => connection === "offline")).toHaveLength(12);
});
