import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Lead } from "../storage/leads.ts";
import type { RunRecord } from "../storage/run-records.ts";
import { RunsOnDisk, runRequest } from "../testing/runs-on-disk.ts";
import { echo, gate } from "../testing/scripted-router.ts";
import { Upkeep, type UpkeepOptions } from "./upkeep.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let bench: RunsOnDisk;
let upkeep: Upkeep;
beforeEach(async () => {
  bench = await RunsOnDisk.open();
  upkeep = another();
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await upkeep.close();
  await bench.close();
});

function another(limits: Partial<UpkeepOptions["limits"]> = {}): Upkeep {
  const { storage, runs, reports } = bench;
  return new Upkeep({
    storage,
    runs,
    limits: { compactAfterMinutes: 10, retentionDays: 180, ...limits },
    report: (error) => void reports.push(error),
  });
}
const at = (run: RunRecord, milliseconds: number): Date => new Date(Date.parse(run.endedAt ?? "") + milliseconds);
const isFolded = async ({ id }: RunRecord): Promise<boolean> =>
  (await bench.log(id)).some(({ json }) => json.includes("MESSAGES_SNAPSHOT"));

/** Works until there is no more to do; how often that was. */
async function workAll(now: Date): Promise<number> {
  for (let times = 1; ; times++) if (!(await upkeep.work(now))) return times;
}

test("a log is folded some minutes after the end of its run, no sooner", async () => {
  const run = await bench.ended(echo);
  expect(await upkeep.work(at(run, 10 * MINUTE - 1))).toBe(false);
  expect(await isFolded(run)).toBe(false);
  await upkeep.work(at(run, 10 * MINUTE));
  expect(await isFolded(run)).toBe(true);
});

test("many logs are folded batch by batch; those that are read are passed over until they are not", async () => {
  const runs: RunRecord[] = [];
  for (let count = 0; count < 50; count++) runs.push(await bench.ended(echo));
  const readers = await Promise.all(runs.slice(0, 25).map(({ id }) => bench.runs.follow("v1", id, 0)));
  const now = at(runs.at(-1)!, DAY);
  expect(await upkeep.work(now)).toBe(true);
  expect((await Promise.all(runs.map(isFolded))).filter(Boolean)).toHaveLength(20);
  expect(await workAll(now)).toBe(1);
  expect(await Promise.all(runs.map(isFolded))).toEqual(runs.map((_, index) => index >= 25));
  for (const { leave } of readers) leave();
  await workAll(now);
  expect((await Promise.all(runs.map(isFolded))).every(Boolean)).toBe(true);
});

test("a run that goes on is left alone, however long it takes", async () => {
  const { opened, open } = gate();
  bench.router.script = async function* () {
    yield { type: "text", delta: "one" };
    await opened;
  };
  const asked = runRequest();
  await bench.runs.start(asked, 0);
  await upkeep.work(new Date(Date.now() + 365 * DAY));
  open();
  expect((await bench.whole(asked.runId)).map(({ type }) => type)).toEqual([
    "RUN_STARTED",
    "TEXT_MESSAGE_START",
    "TEXT_MESSAGE_CONTENT",
    "TEXT_MESSAGE_END",
    "RUN_FINISHED",
  ]);
});

test("a conversation that was quiet for too long goes with all that belongs to it, its visitor with the last one", async () => {
  const run = await bench.ended(echo);
  const other = runRequest({ message: { id: "m", text: "x" } });
  const { storage } = bench;
  const lead: Lead = {
    id: "l",
    visitorId: "v1",
    threadId: run.threadId,
    locale: "en",
    complete: true,
    fields: [],
    createdAt: run.startedAt,
    updatedAt: run.startedAt,
  };
  await storage.leads.save(lead);
  await bench.runs.start(other, 0);
  await bench.whole(other.runId);
  await storage.threads.change(run.threadId, { updatedAt: new Date(Date.now() - 181 * DAY).toISOString() });
  await storage.threads.change(other.threadId, { updatedAt: new Date(Date.now() - 179 * DAY).toISOString() });
  await workAll(new Date());
  expect([await storage.threads.find(run.threadId), await storage.leads.list(), await storage.messages.list(run.threadId)]).toEqual([
    undefined,
    [],
    [],
  ]);
  expect(await bench.log(run.id)).toEqual([]);
  await expect(bench.runs.follow("v1", run.id, 0)).rejects.toMatchObject({ code: "not_found" });
  expect(await storage.threads.find(other.threadId)).toBeDefined();
  expect(await storage.visitors.has("v1")).toBe(true);
  await workAll(new Date(Date.now() + 2 * DAY));
  expect([await storage.threads.find(other.threadId), await storage.visitors.has("v1")]).toEqual([undefined, false]);
  expect((await bench.ended(echo)).status).toBe("finished");
});

test("with 0 days nothing is ever deleted", async () => {
  const run = await bench.ended(echo);
  await another({ retentionDays: 0 }).work(at(run, 100_000 * DAY));
  expect(await bench.storage.threads.find(run.threadId)).toBeDefined();
});

test("a conversation in which somebody speaks in the last moment stays", async () => {
  const run = await bench.ended(echo);
  const { opened, open } = gate();
  const { quietSince } = bench.storage.threads;
  bench.router.script = async function* () {
    yield { type: "text", delta: "one" };
    await opened;
  };
  bench.storage.threads.quietSince = async (...asked) => {
    const found = await quietSince(...asked);
    await bench.runs.start(runRequest({ threadId: run.threadId }), 0);
    return found;
  };
  await upkeep.work(at(run, 181 * DAY));
  expect(await bench.storage.threads.find(run.threadId)).toBeDefined();
  open();
});

test("looks by itself from time to time, goes on after a failure, keeps no process alive and stops when closed", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const run = await bench.ended(echo);
  const timers = vi.spyOn(globalThis, "setTimeout");
  upkeep.start();
  const { whole } = bench.storage.runs;
  bench.storage.runs.whole = () => Promise.reject(new Error("disk gone"));
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(bench.reports.length).toBeGreaterThan(0);
  bench.storage.runs.whole = whole;
  await vi.advanceTimersByTimeAsync(9 * MINUTE - 1_000);
  expect(await isFolded(run)).toBe(false);
  expect(timers.mock.results.length).toBeGreaterThan(5);
  for (const { value } of timers.mock.results) expect((value as NodeJS.Timeout).hasRef()).toBe(false);
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  await vi.waitFor(async () => expect(await isFolded(run)).toBe(true));
  await upkeep.close();
  await upkeep.close();
  expect(vi.getTimerCount()).toBe(0);
});

test("closed in the middle of a batch, it stops after the step that it is at; another one goes on from there", async () => {
  const runs: RunRecord[] = [];
  for (let count = 0; count < 5; count++) runs.push(await bench.ended(echo));
  const { answers } = bench.storage.messages;
  let closed: Promise<void> | undefined;
  bench.storage.messages.answers = (runId) => {
    closed ??= upkeep.close();
    return answers(runId);
  };
  await upkeep.work(at(runs.at(-1)!, DAY));
  await closed;
  expect((await Promise.all(runs.map(isFolded))).filter(Boolean)).toHaveLength(1);
  upkeep = another();
  await workAll(at(runs.at(-1)!, DAY));
  expect((await Promise.all(runs.map(isFolded))).every(Boolean)).toBe(true);
});
