import { afterAll, beforeAll, expect, test } from "vitest";
import { framesAfter, frameText } from "../testing/answer-events.ts";
import { installBrowserGlobals } from "../testing/browser-globals.ts";
import { ALL, type Answer, follow, refuse, replay, RUN_EVENTS, upTo } from "../testing/follow-scripted.ts";
import { openStream } from "../testing/scripted-server.ts";

let uninstall: () => void;

beforeAll(() => {
  uninstall = installBrowserGlobals();
});
afterAll(() => uninstall());

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
  const whole = framesAfter(RUN_EVENTS).join("");
  for (const bytes of [0, 1, 40, 90, 150, 200, whole.length - 3]) {
    const reset: Answer = ({ response }) => {
      openStream(response);
      response.write(whole.slice(0, bytes), () => response.destroy());
    };
    const { seqs, end } = await follow([reset, replay]);
    expect(end, `after ${bytes} bytes`).toEqual({ kind: "ended" });
    expect(seqs, `after ${bytes} bytes`).toEqual(ALL);
  }
});

test("duplicated frames are applied once", async () => {
  const twice: Answer = ({ response }) => {
    openStream(response);
    response.end(
      framesAfter(RUN_EVENTS)
        .flatMap((frame) => [frame, frame])
        .join(""),
    );
  };
  expect((await follow([twice])).seqs).toEqual(ALL);
});

test("a gap breaks the stream, and what is missing is asked for", async () => {
  const gap: Answer = ({ response }) => {
    openStream(response);
    response.write(framesAfter(RUN_EVENTS).toSpliced(2, 1).join(""));
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

test("leaving, before or between attempts, makes no further request", async () => {
  const before = await follow([replay], { signal: AbortSignal.abort() });
  expect(before).toMatchObject({ end: { kind: "aborted" }, log: [] });
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

test("frames without numbers count themselves", async () => {
  const unnumbered: Answer = ({ response }) => {
    openStream(response);
    response.end(RUN_EVENTS.map((event) => frameText(event, 0).replace("id: 0\n", "")).join(""));
  };
  expect((await follow([unnumbered])).seqs).toEqual(ALL);
});
