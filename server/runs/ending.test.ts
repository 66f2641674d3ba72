import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RunsOnDisk, runRequest } from "../testing/runs-on-disk.ts";
import { type Script, gate } from "../testing/scripted-router.ts";
import type { RunRequest } from "./run-request.ts";

let bench: RunsOnDisk;
beforeEach(async () => {
  bench = await RunsOnDisk.open();
});
afterEach(() => bench.close());

async function start(script: Script): Promise<RunRequest> {
  bench.router.script = script;
  const request = runRequest();
  await bench.runs.start(request, 0);
  return request;
}
async function answers(threadId: string): Promise<[string, string][]> {
  return (await bench.storage.messages.list(threadId)).slice(1).map(({ text, status }) => [text, status]);
}

/** Stops at the gate of its phase, deaf to the signal. */
function phased(phase: "before" | "opened" | "text" | "second", reached: () => void, wait: Promise<void>): Script {
  const stand = async (at: string): Promise<void> => {
    if (at !== phase) return;
    reached();
    await wait;
  };
  return async function* () {
    await stand("before");
    yield { type: "message", agentId: "service", locale: "de" };
    await stand("opened");
    yield { type: "text", delta: "Half " };
    await stand("text");
    yield { type: "memory", memory: { step: 1 } };
    yield { type: "message", agentId: "lead", locale: "de" };
    yield { type: "text", delta: "Second" };
    await stand("second");
    yield { type: "text", delta: " never said" };
  };
}

test.each<["before" | "opened" | "text" | "second", [string, string][]]>([
  ["before", []],
  ["opened", []],
  ["text", [["Half ", "stopped"]]],
  [
    "second",
    [
      ["Half ", "complete"],
      ["Second", "stopped"],
    ],
  ],
])("cancelled %s: what is open is closed, what was said is kept", async (phase, expected) => {
  const arrived = gate();
  const asked = await start(phased(phase, arrived.open, gate().opened));
  await arrived.opened;
  expect(await bench.runs.cancel("v1", asked.runId)).toEqual({ runId: asked.runId, status: "cancelling" });
  await bench.runs.cancel("v1", asked.runId);
  expect((await bench.whole(asked.runId)).at(-1)).toMatchObject({ type: "RUN_FINISHED", outcome: { type: "cancelled" } });
  expect(await bench.runs.cancel("v1", asked.runId)).toEqual({ runId: asked.runId, status: "ended" });
  expect(await answers(asked.threadId)).toEqual(expected);
  expect((await bench.storage.runs.find(asked.runId))?.status).toBe("cancelled");
  expect(bench.router.asked[0]?.turn.signal.aborted).toBe(true);
  await bench.runs.start({ ...asked, runId: randomUUID(), message: { id: randomUUID(), text: "Next" } }, 0);
});

test("cancelled at once, or after its end, a run ends once", async () => {
  const asked = await start(async function* () {
    yield { type: "text", delta: "x" };
  });
  await bench.runs.cancel("v1", asked.runId);
  await bench.whole(asked.runId);
  expect((await bench.runs.cancel("v1", asked.runId)).status).toBe("ended");
  await bench.whole(asked.runId);
});

test("an agent that never pauses does not hold the server up", async () => {
  const asked = await start(async function* () {
    for (;;) yield { type: "text", delta: "x" };
  });
  setTimeout(() => void bench.runs.cancel("v1", asked.runId), 20);
  expect((await bench.whole(asked.runId)).at(-1)).toMatchObject({ outcome: { type: "cancelled" } });
});

test("a run over its time ends with RUN_ERROR timeout", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const arrived = gate();
    const asked = await start(phased("text", arrived.open, gate().opened));
    await arrived.opened;
    vi.advanceTimersByTime(60_000);
    expect((await bench.whole(asked.runId)).at(-1)).toMatchObject({ type: "RUN_ERROR", code: "timeout" });
    expect(await answers(asked.threadId)).toEqual([["Half ", "interrupted"]]);
  } finally {
    vi.useRealTimers();
  }
});

test.each<[string, Script]>([
  [
    "in its text",
    async function* () {
      yield { type: "text", delta: "Half" };
      throw new Error("secret: /etc/passwd");
    },
  ],
  [
    "at once",
    () => {
      throw new Error("secret: /etc/passwd");
    },
  ],
  [
    "with a memory that is no JSON",
    async function* () {
      yield { type: "text", delta: "Half" };
      yield { type: "memory", memory: { big: 1n } as never };
    },
  ],
])("an agent that fails %s ends in RUN_ERROR internal, and says nothing of why", async (_name, script) => {
  const asked = await start(script);
  const events = await bench.whole(asked.runId);
  expect(events.at(-1)).toMatchObject({ type: "RUN_ERROR", code: "internal" });
  expect(JSON.stringify(events)).not.toContain("secret");
  expect(bench.reports).toHaveLength(1);
});

test("a store that fails in the middle ends the run from its log, as soon as it can be asked again", async () => {
  const real = bench.storage.log.append;
  const asked = await start(async function* () {
    yield { type: "text", delta: "Kept" };
    bench.storage.log.append = () => Promise.reject(new Error("disk full"));
    yield { type: "message", agentId: "lead", locale: "en" };
    bench.storage.log.append = () => Promise.reject(new Error("disk full"));
    yield { type: "text", delta: "lost" };
  });
  expect((await bench.whole(asked.runId)).at(-1)).toMatchObject({ type: "RUN_ERROR", code: "internal" });
  bench.storage.log.append = real;
  expect(await answers(asked.threadId)).toEqual([["Kept", "complete"]]);
});

test("a run that nobody carries on is ended by whoever asks for it", async () => {
  const asked = await start(phased("text", () => undefined, gate().opened));
  const stranger = bench.another();
  const [first, second] = await Promise.all([stranger.follow("v1", asked.runId, 0), stranger.follow("v1", asked.runId, 0)]);
  for (const reader of [first, second]) {
    const events: string[] = [];
    for await (const { json } of reader.events(new AbortController().signal)) events.push(json);
    expect(JSON.parse(events.at(-1) ?? "")).toMatchObject({ type: "RUN_ERROR", code: "interrupted" });
  }
});

test("closing ends runs as interrupted, and lets none begin", async () => {
  const arrived = gate();
  const asked = await start(phased("second", arrived.open, gate().opened));
  await arrived.opened;
  const reader = bench.whole(asked.runId);
  await bench.runs.close();
  await bench.runs.close();
  expect((await reader).at(-1)).toMatchObject({ type: "RUN_ERROR", code: "interrupted" });
  expect(await answers(asked.threadId)).toEqual([
    ["Half ", "complete"],
    ["Second", "interrupted"],
  ]);
  expect((await bench.storage.threads.find(asked.threadId))?.memory).toEqual({ step: 1 });
  await expect(start(async function* () {})).rejects.toMatchObject({ code: "unavailable" });
});
