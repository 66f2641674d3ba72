import { afterEach, beforeEach, expect, test } from "vitest";
import { DEFAULT_LIMITS, type Limits } from "../config/limits.ts";
import { RunsOnDisk, runRequest } from "../testing/runs-on-disk.ts";
import { type Script, gate } from "../testing/scripted-router.ts";
import type { RunRequest } from "./run-request.ts";

let bench: RunsOnDisk;
beforeEach(async () => {
  bench = await RunsOnDisk.open();
});
afterEach(() => bench.close());

async function start(script: Script, limits: Partial<Limits>): Promise<RunRequest> {
  await bench.runs.close();
  bench.runs = bench.another({ limits: { ...DEFAULT_LIMITS, ...limits } });
  bench.router.script = script;
  const request = runRequest();
  await bench.runs.start(request, 0);
  return request;
}

async function logBytes(runId: string): Promise<number> {
  const log = await bench.storage.log.read(runId, 0, 100_000);
  return log.reduce((sum, { json }) => sum + Buffer.byteLength(json), 0);
}

/** Speaks for ever, first in one message, then in others; tells when it was let go. */
function endless(letGo: () => void, turn = 40): Script {
  return async function* () {
    try {
      yield { type: "agent-changed", agentId: "lead" };
      yield { type: "memory", memory: { step: 1 } };
      for (let count = 1; ; count++) {
        yield { type: "text", delta: `${count} – ` };
        if (count % turn === 0) yield { type: "message", agentId: "lead", locale: "en" };
      }
    } finally {
      letGo();
    }
  };
}

// Every limit in a row, so that each of an agent's outputs is once the one for which there is no room.
test.each(Array.from({ length: 16 }, (_, index) => 5 + index))(
  "a run of %i events at most ends as too long, and keeps what it said",
  async (eventsPerRun) => {
    const { opened, open } = gate();
    const asked = await start(endless(open, 4), { eventsPerRun });
    const events = await bench.whole(asked.runId);
    await opened;
    expect(events.at(-1)).toMatchObject({ type: "RUN_ERROR", code: "too_long", message: expect.stringContaining("too long") });
    expect(events.length).toBeLessThanOrEqual(eventsPerRun);
    // A message is never begun and left: that takes two events more.
    expect(events.length).toBeGreaterThanOrEqual(eventsPerRun - 2);
    const said = events.map((event) => (event.type === "TEXT_MESSAGE_CONTENT" ? event.delta : "")).join("");
    const answers = (await bench.storage.messages.list(asked.threadId)).slice(1);
    expect(answers.map(({ text }) => text).join("")).toBe(said);
    expect(answers.slice(0, -1).every(({ status }) => status === "complete")).toBe(true);
    expect(await bench.storage.runs.find(asked.runId)).toMatchObject({ status: "error", lastSeq: events.length });
    expect(await bench.storage.threads.find(asked.threadId)).toMatchObject({ agentId: "lead", memory: { step: 1 } });
    expect(bench.router.asked[0]?.turn.signal.aborted).toBe(true);
    expect(bench.reports).toEqual([]);
  },
);

test("a log of so many bytes at most: what does not fit is not said at all, be it one long word or many short ones", async () => {
  const logBytesPerRun = 8_192;
  const { opened, open } = gate();
  const many = await start(endless(open), { logBytesPerRun });
  const events = await bench.whole(many.runId);
  await opened;
  expect(events.at(-1)).toMatchObject({ type: "RUN_ERROR", code: "too_long" });
  expect(await logBytes(many.runId)).toBeLessThanOrEqual(logBytesPerRun);
  expect(await logBytes(many.runId)).toBeGreaterThan(logBytesPerRun - 2_048);

  const one = await start(
    async function* () {
      yield { type: "text", delta: "Kept" };
      yield { type: "text", delta: "ö".repeat(4_000) };
      yield { type: "text", delta: "never said" };
    },
    { logBytesPerRun },
  );
  expect((await bench.whole(one.runId)).at(-1)).toMatchObject({ type: "RUN_ERROR", code: "too_long" });
  expect((await bench.storage.messages.list(one.threadId)).slice(1)).toMatchObject([{ text: "Kept", status: "interrupted" }]);
});

test("a run that takes its last event within the limit is a success", async () => {
  const script: Script = async function* () {
    yield { type: "text", delta: "one " };
    yield { type: "text", delta: "two" };
    yield { type: "memory", memory: { step: 2 } };
  };
  const enough = await start(script, { eventsPerRun: 6 });
  expect((await bench.whole(enough.runId)).at(-1)).toMatchObject({ type: "RUN_FINISHED" });
  const short = await start(script, { eventsPerRun: 5 });
  expect((await bench.whole(short.runId)).at(-1)).toMatchObject({ type: "RUN_ERROR", code: "too_long" });
});
