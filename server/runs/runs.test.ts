import { afterEach, beforeEach, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../config/limits.ts";
import type { LoggedEvent } from "../storage/run-log.ts";
import { RunsOnDisk, collect, runRequest as request } from "../testing/runs-on-disk.ts";
import { gate } from "../testing/scripted-router.ts";

let bench: RunsOnDisk;
beforeEach(async () => {
  bench = await RunsOnDisk.open();
});
afterEach(() => bench.close());

test("a reader that comes at any moment, with any cursor, gets every event once", async () => {
  const steps = Array.from({ length: 40 }, () => gate());
  bench.router.script = async function* () {
    yield { type: "message", agentId: "service", locale: "en" };
    for (const [index, { opened }] of steps.entries()) {
      await opened;
      yield { type: "text", delta: `${index} ` };
    }
  };
  const asked = request();
  await bench.runs.start(asked, 0);
  const readers: { after: number; events: Promise<LoggedEvent[]> }[] = [];
  for (const { open } of steps) {
    const reader = await bench.follow(asked.runId);
    const { value: first } = (await reader[Symbol.asyncIterator]().next()) as { value: LoggedEvent };
    expect(first.seq).toBe(1);
    const known = await bench.storage.log.read(asked.runId, 0, 1_000);
    for (const after of [0, 1, known.length - 1, known.length])
      readers.push({ after, events: bench.follow(asked.runId, after).then(collect) });
    open();
  }
  const whole = await bench.follow(asked.runId).then(collect);
  await bench.whole(asked.runId);
  expect(whole).toHaveLength(44);
  for (const { after, events } of readers) expect(await events).toEqual(whole.slice(after));
  expect(await bench.storage.log.read(asked.runId, 0, 1_000)).toEqual(whole);
});

test("a reader far behind a long answer reads from the log, and one that leaves stops nothing", async () => {
  bench.router.script = async function* () {
    yield { type: "message", agentId: "service", locale: "en" };
    for (let index = 0; index < 3_000; index++) yield { type: "text", delta: "x" };
  };
  const asked = request();
  await bench.runs.start(asked, 0);
  const viewer = new AbortController();
  const slow = (await bench.follow(asked.runId, 0, viewer.signal))[Symbol.asyncIterator]();
  await slow.next();
  viewer.abort();
  expect((await slow.next()).done).toBe(true);
  const behind = (await bench.follow(asked.runId))[Symbol.asyncIterator]();
  const first = (await behind.next()).value as LoggedEvent;
  const all = await bench.follow(asked.runId).then(collect);
  expect([first, ...(await collect({ [Symbol.asyncIterator]: () => behind }))]).toEqual(all);
  expect(all).toHaveLength(3_004);
});

test("the same request starts one run, whoever asks at the same time; the agent is asked once", async () => {
  const asked = request();
  await Promise.all(Array.from({ length: 10 }, () => bench.runs.start(asked, 0)));
  await bench.follow(asked.runId).then(collect);
  await bench.runs.start(asked, 3);
  expect(bench.router.asked).toHaveLength(1);
  expect(await bench.storage.messages.list(asked.threadId)).toHaveLength(2);
});

test("one run id is one question: another text, thread, agent or visitor is a conflict", async () => {
  const asked = request();
  await bench.runs.start(asked, 0);
  const { runId, threadId, message } = asked;
  for (const other of [
    { message: { ...message, text: "no" } },
    { message: { ...message, id: "m2" } },
    { threadId: "t2" },
    { agentId: "lead" },
    { visitorId: "v2" },
    { visitorId: "v2", threadId: "t3" },
  ]) {
    await expect(bench.runs.start({ ...asked, ...other }, 0)).rejects.toMatchObject({ code: "run_conflict" });
  }
  const both = await Promise.allSettled([bench.runs.start(request({ runId: "same" }), 0), bench.runs.start(request({ runId: "same" }), 0)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await bench.follow(runId).then(collect);
  await expect(bench.runs.start(request({ threadId, message }), 0)).rejects.toMatchObject({ code: "run_conflict" });
  expect((await bench.follow("same").then(collect)).length).toBeGreaterThan(2);
});

test("a thread has one run at a time", async () => {
  const { opened, open } = gate();
  bench.router.script = async function* () {
    await opened;
    yield { type: "text", delta: "x" };
  };
  const asked = request();
  await bench.runs.start(asked, 0);
  await expect(bench.runs.start(request({ threadId: asked.threadId }), 0)).rejects.toMatchObject({ code: "run_active" });
  await expect(bench.runs.start(request({ threadId: asked.threadId, visitorId: "v2" }), 0)).rejects.toMatchObject({ code: "not_found" });
  expect((await bench.runs.active(asked.threadId))?.id).toBe(asked.runId);
  open();
  await bench.follow(asked.runId).then(collect);
  await bench.runs.start(request({ threadId: asked.threadId }), 0);
});

test("a cursor beyond the last event is refused, and so is one of a run that is not there", async () => {
  const asked = request();
  await expect(bench.runs.start(asked, 1)).rejects.toMatchObject({ code: "cursor_ahead" });
  expect(await bench.storage.threads.find(asked.threadId)).toBeUndefined();
  await bench.runs.start(asked, 0);
  const { length } = await bench.follow(asked.runId).then(collect);
  expect(await bench.follow(asked.runId, length).then(collect)).toEqual([]);
  await expect(bench.runs.follow("v1", asked.runId, length + 1)).rejects.toMatchObject({ code: "cursor_ahead" });
  await expect(bench.runs.follow("v2", asked.runId, 0)).rejects.toMatchObject({ code: "not_found" });
  await expect(bench.runs.cancel("v2", asked.runId)).rejects.toMatchObject({ code: "not_found" });
});

test("over the rate a visitor waits, others do not, and asking again for a known run is free", async () => {
  bench.runs = bench.another({ limits: { ...DEFAULT_LIMITS, runsPerMinute: 1 } });
  const asked = request();
  await bench.runs.start(asked, 0);
  await bench.runs.start(asked, 0);
  await expect(bench.runs.start(request(), 0)).rejects.toMatchObject({ code: "rate_limited", retryAfter: 60 });
  await bench.runs.start(request({ visitorId: "v2" }), 0);
});
