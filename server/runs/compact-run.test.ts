import { setImmediate } from "node:timers/promises";
import type { AgentEvent } from "@parley/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Storage } from "../storage/open-storage.ts";
import { RunsOnDisk, collect } from "../testing/runs-on-disk.ts";
import { type Script, gate } from "../testing/scripted-router.ts";

const SOURCE = { id: "a", title: "A", locale: "en", quote: "q" };
let bench: RunsOnDisk;
beforeEach(async () => {
  bench = await RunsOnDisk.open();
});
afterEach(() => bench.close());

const handOver: Script = async function* () {
  yield { type: "message", agentId: "service", locale: "en" };
  yield { type: "text", delta: "I hand " };
  yield { type: "sources", sources: [] };
  yield { type: "sources", sources: [SOURCE] };
  yield { type: "text", delta: "you over." };
  yield { type: "suggestions", suggestions: ["old"] };
  yield { type: "agent-changed", agentId: "lead" };
  yield { type: "locale", locale: "de" };
  yield { type: "message", agentId: "lead", locale: "de" };
  yield { type: "lead", leadId: "l", complete: false, fields: [] };
  yield { type: "text", delta: "Ihr Name?" };
  yield { type: "lead", leadId: "l", complete: true, fields: ["name"] };
  yield { type: "suggestions", suggestions: ["new"] };
};
const long: Script = async function* () {
  for (let count = 0; count < 300; count++) yield { type: "text", delta: `${count} ` };
};

test("a folded log says the same in a few events, whatever cursor a reader comes with", async () => {
  const run = await bench.ended(handOver);
  const before = await bench.log(run.id);
  const answers = (await bench.storage.messages.list(run.threadId)).slice(1);
  const timestamp = before.at(-1)?.ts;
  expect(await bench.compact(run)).toBe(true);
  const folded = await bench.log(run.id);
  expect(folded.map(({ seq }) => seq)).toEqual([1, ...[1, 2, 3, 4, 5, 6, 7].map((step) => run.lastSeq + step)]);
  expect(await bench.whole(run.id)).toEqual([
    JSON.parse(before[0]?.json ?? ""),
    {
      type: "MESSAGES_SNAPSHOT",
      messages: answers.map(({ id, text }) => ({ id, role: "assistant", content: text })),
      metadata: { locale: "de", agentId: "lead" },
      timestamp,
    },
    { type: "CUSTOM", name: "parley.sources", value: { messageId: answers[0]?.id, sources: [SOURCE] }, timestamp },
    { type: "CUSTOM", name: "parley.agent-changed", value: { agentId: "lead" }, timestamp },
    { type: "CUSTOM", name: "parley.locale", value: { locale: "de" }, timestamp },
    { type: "CUSTOM", name: "parley.lead", value: { leadId: "l", complete: true, fields: ["name"] }, timestamp },
    { type: "CUSTOM", name: "parley.suggestions", value: { suggestions: ["new"] }, timestamp },
    JSON.parse(before.at(-1)?.json ?? ""),
  ]);
  expect(answers.map(({ text }) => text)).toEqual(["I hand you over.", "Ihr Name?"]);
  const last = run.lastSeq + 7;
  expect((await bench.record(run.id)).lastSeq).toBe(last);
  for (let after = 0; after <= last; after++) {
    expect(await bench.follow(run.id, after).then(collect)).toEqual(folded.filter(({ seq }) => seq > after));
  }
  await expect(bench.runs.follow("v1", run.id, last + 1)).rejects.toMatchObject({ code: "cursor_ahead" });
  expect((await bench.storage.messages.list(run.threadId)).slice(1)).toEqual(answers);
});

test.each<[string, Script, number, AgentEvent["type"]]>([
  ["without a word", async function* () {}, 0, "RUN_FINISHED"],
  [
    "with sources of a message without a word",
    async function* () {
      yield { type: "sources", sources: [SOURCE] };
    },
    0,
    "RUN_FINISHED",
  ],
  [
    "in an error",
    async function* () {
      yield { type: "text", delta: "Half" };
      throw new Error("no");
    },
    1,
    "RUN_ERROR",
  ],
  [
    "by a stop",
    async function* (turn) {
      yield { type: "text", delta: "Half" };
      await bench.runs.cancel("v1", turn.runId);
      await gate().opened;
    },
    1,
    "RUN_FINISHED",
  ],
])("the log of a run that ended %s is a legal stream when folded", async (_name, script, messages, terminal) => {
  const run = await bench.ended(script);
  const end = (await bench.whole(run.id)).at(-1);
  await bench.compact(run);
  const folded = await bench.whole(run.id);
  expect(folded.map(({ type }) => type)).toEqual(["RUN_STARTED", "MESSAGES_SNAPSHOT", terminal]);
  expect(folded[1]).toMatchObject({ messages: Array.from({ length: messages }, () => ({ content: "Half" })) });
  expect(folded.at(-1)).toEqual(end);
});

test("folded twice is folded once", async () => {
  const run = await bench.ended(handOver);
  await Promise.all([bench.compact(run), bench.compact(run)]);
  const once = await bench.log(run.id);
  await bench.compact(run);
  await bench.compact(await bench.record(run.id));
  expect([await bench.log(run.id), once.length]).toEqual([once, 8]);
});

test("a fold that breaks off leaves the log as it was, and can be done again", async () => {
  const run = await bench.ended(long);
  const before = await bench.log(run.id);
  const broken = bench.folding((fold) => async (...change) => {
    await fold(...change);
    throw new Error("power cut");
  });
  await expect(bench.compact(run, broken)).rejects.toThrow("power cut");
  expect([await bench.log(run.id), await bench.record(run.id)]).toEqual([before, run]);
  expect(await bench.compact(run)).toBe(true);
  expect(await bench.log(run.id)).toHaveLength(3);
});

test("a long log is folded in steps, in between which the process gets its turn", async () => {
  const run = await bench.ended(async function* () {
    for (let count = 0; count < 6_000; count++) yield { type: "text", delta: "x" };
  });
  let turns = 0;
  const done = new AbortController();
  const folding = bench.compact(run).finally(() => done.abort());
  while (!done.signal.aborted) {
    await setImmediate();
    turns += 1;
  }
  await folding;
  expect(turns).toBeGreaterThan(10);
  expect(await bench.log(run.id)).toHaveLength(3);
});

test("a conversation that is deleted meanwhile stays deleted", async () => {
  const run = await bench.ended(handOver);
  const messages: Storage["messages"] = {
    ...bench.storage.messages,
    answers: async (runId) => {
      const answers = await bench.storage.messages.answers(runId);
      await bench.storage.threads.delete(run.threadId);
      return answers;
    },
  };
  expect(await bench.compact(run, { ...bench.storage, messages })).toBe(true);
  expect([await bench.log(run.id), await bench.storage.runs.find(run.id)]).toEqual([[], undefined]);
});

test("a log without an end is left alone, and not asked for again", async () => {
  const run = await bench.ended(handOver);
  await bench.storage.log.append(run.id, [{ seq: run.lastSeq + 1, json: "{}", ts: 1 }]);
  const before = await bench.log(run.id);
  expect(await bench.storage.runs.whole(new Date(), 10)).toHaveLength(1);
  expect(await bench.compact(run)).toBe(true);
  expect([await bench.log(run.id), await bench.storage.runs.whole(new Date(), 10)]).toEqual([before, []]);
});
