import { randomUUID } from "node:crypto";
import type { AgentEvent } from "@parley/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Storage, openStorage } from "../storage/open-storage.ts";
import type { LoggedEvent } from "../storage/run-log.ts";
import { ScriptedRouter, gate } from "../testing/scripted-router.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { verifyStream } from "../testing/verify-stream.ts";
import type { RunRequest } from "./run-request.ts";
import { Runs, type RunsOptions } from "./runs.ts";

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let storage: Storage;
let router: ScriptedRouter;
let runs: Runs;
let reports: unknown[];

function makeRuns(more: Partial<RunsOptions> = {}): Runs {
  const limits = { runSeconds: 60, runsPerMinute: 1_000 };
  return new Runs({ storage, router, limits, defaultLocale: "en", wordsPerSecond: Infinity, report: (error) => void reports.push(error), ...more });
}
beforeEach(async () => {
  place = await temporaryFolder();
  storage = await openStorage(place.folder);
  router = new ScriptedRouter();
  reports = [];
  runs = makeRuns();
});
afterEach(async () => {
  await runs.close();
  await storage.close();
  await place.remove();
});

function request(more: Partial<RunRequest> = {}): RunRequest {
  return { runId: randomUUID(), threadId: randomUUID(), visitorId: "v1", agentId: "service", message: { id: randomUUID(), text: "one two three" }, context: [], ...more };
}
async function follow(runId: string, after = 0, viewer = new AbortController().signal): Promise<AsyncIterable<LoggedEvent>> {
  return (await runs.follow("v1", runId, after))(viewer);
}
async function collect(events: AsyncIterable<LoggedEvent>): Promise<LoggedEvent[]> {
  const all: LoggedEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}
function parse(events: readonly LoggedEvent[]): AgentEvent[] {
  const parsed = events.map(({ json }) => JSON.parse(json) as AgentEvent);
  verifyStream(parsed as unknown as Record<string, unknown>[]);
  return parsed;
}

test("a reader that comes at any moment, with any cursor, gets every event once", async () => {
  const steps = Array.from({ length: 40 }, () => gate());
  router.script = async function* () {
    yield { type: "message", agentId: "service", locale: "en" };
    for (const [index, { opened }] of steps.entries()) {
      await opened;
      yield { type: "text", delta: `${index} ` };
    }
  };
  const asked = request();
  await runs.start(asked, 0);
  const readers: { after: number; events: Promise<LoggedEvent[]> }[] = [];
  for (const { open } of steps) {
    const reader = await follow(asked.runId);
    const { value: first } = await reader[Symbol.asyncIterator]().next() as { value: LoggedEvent };
    expect(first.seq).toBe(1);
    const known = await storage.log.read(asked.runId, 0, 1_000);
    for (const after of [0, 1, known.length - 1, known.length]) readers.push({ after, events: follow(asked.runId, after).then(collect) });
    open();
  }
  const whole = await follow(asked.runId).then(collect);
  parse(whole);
  expect(whole).toHaveLength(44);
  for (const { after, events } of readers) expect(await events).toEqual(whole.slice(after));
  expect(await storage.log.read(asked.runId, 0, 1_000)).toEqual(whole);
});

test("a reader far behind a long answer reads from the log, and one that leaves stops nothing", async () => {
  router.script = async function* () {
    yield { type: "message", agentId: "service", locale: "en" };
    for (let index = 0; index < 3_000; index++) yield { type: "text", delta: "x" };
  };
  const asked = request();
  await runs.start(asked, 0);
  const viewer = new AbortController();
  const slow = (await follow(asked.runId, 0, viewer.signal))[Symbol.asyncIterator]();
  await slow.next();
  viewer.abort();
  expect((await slow.next()).done).toBe(true);
  const behind = (await follow(asked.runId))[Symbol.asyncIterator]();
  const first = (await behind.next()).value as LoggedEvent;
  const all = await follow(asked.runId).then(collect);
  expect([first, ...(await collect({ [Symbol.asyncIterator]: () => behind }))]).toEqual(all);
  expect(all).toHaveLength(3_004);
});

test("the same request starts one run, whoever asks at the same time; the agent is asked once", async () => {
  const asked = request();
  await Promise.all(Array.from({ length: 10 }, () => runs.start(asked, 0)));
  await follow(asked.runId).then(collect);
  await runs.start(asked, 3);
  expect(router.asked).toHaveLength(1);
  expect(await storage.messages.list(asked.threadId)).toHaveLength(2);
});

test("one run id is one question: another text, thread, agent or visitor is a conflict", async () => {
  const asked = request();
  await runs.start(asked, 0);
  const { runId, threadId, message } = asked;
  for (const other of [{ message: { ...message, text: "no" } }, { message: { ...message, id: "m2" } }, { threadId: "t2" }, { agentId: "lead" }, { visitorId: "v2" }, { visitorId: "v2", threadId: "t3" }]) {
    await expect(runs.start({ ...asked, ...other }, 0)).rejects.toMatchObject({ code: "run_conflict" });
  }
  const both = await Promise.allSettled([runs.start(request({ runId: "same" }), 0), runs.start(request({ runId: "same" }), 0)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await follow(runId).then(collect);
  await expect(runs.start(request({ threadId, message }), 0)).rejects.toMatchObject({ code: "run_conflict" });
  expect((await follow("same").then(collect)).length).toBeGreaterThan(2);
});

test("a thread has one run at a time", async () => {
  const { opened, open } = gate();
  router.script = async function* () {
    await opened;
    yield { type: "text", delta: "x" };
  };
  const asked = request();
  await runs.start(asked, 0);
  await expect(runs.start(request({ threadId: asked.threadId }), 0)).rejects.toMatchObject({ code: "run_active" });
  await expect(runs.start(request({ threadId: asked.threadId, visitorId: "v2" }), 0)).rejects.toMatchObject({ code: "not_found" });
  expect((await runs.active(asked.threadId))?.id).toBe(asked.runId);
  open();
  await follow(asked.runId).then(collect);
  await runs.start(request({ threadId: asked.threadId }), 0);
});

test("a cursor beyond the last event is refused, and so is one of a run that is not there", async () => {
  const asked = request();
  await expect(runs.start(asked, 1)).rejects.toMatchObject({ code: "cursor_ahead" });
  expect(await storage.threads.find(asked.threadId)).toBeUndefined();
  await runs.start(asked, 0);
  const { length } = await follow(asked.runId).then(collect);
  expect(await follow(asked.runId, length).then(collect)).toEqual([]);
  await expect(runs.follow("v1", asked.runId, length + 1)).rejects.toMatchObject({ code: "cursor_ahead" });
  await expect(runs.follow("v2", asked.runId, 0)).rejects.toMatchObject({ code: "not_found" });
  await expect(runs.cancel("v2", asked.runId)).rejects.toMatchObject({ code: "not_found" });
});

test("over the rate a visitor waits, others do not, and asking again for a known run is free", async () => {
  runs = makeRuns({ limits: { runSeconds: 60, runsPerMinute: 1 } });
  const asked = request();
  await runs.start(asked, 0);
  await runs.start(asked, 0);
  await expect(runs.start(request(), 0)).rejects.toMatchObject({ code: "rate_limited", retryAfter: 60 });
  await runs.start(request({ visitorId: "v2" }), 0);
});
