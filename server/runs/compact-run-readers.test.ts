import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Storage } from "../storage/open-storage.ts";
import type { LoggedEvent } from "../storage/run-log.ts";
import { RunsOnDisk, collect } from "../testing/runs-on-disk.ts";
import type { Script } from "../testing/scripted-router.ts";

let bench: RunsOnDisk;
beforeEach(async () => {
  bench = await RunsOnDisk.open();
});
afterEach(() => bench.close());

/** More than a reader takes from the log at a time. */
const long: Script = async function* () {
  for (let count = 0; count < 300; count++) yield { type: "text", delta: `${count} ` };
};

test("a reader in the middle of the log gets it to its end, and the log is folded after that", async () => {
  const run = await bench.ended(long);
  const whole = await bench.log(run.id);
  const reader = (await bench.follow(run.id))[Symbol.asyncIterator]();
  const first = (await reader.next()).value as LoggedEvent;
  expect(await bench.compact(run)).toBe(false);
  const rest = await collect({ [Symbol.asyncIterator]: () => reader });
  expect([first, ...rest]).toEqual(whole);
  expect(await bench.compact(run)).toBe(true);
});

test("a reader that comes while the log is being folded gets the one or the other, never a mixture", async () => {
  const run = await bench.ended(long);
  const whole = await bench.log(run.id);
  // Comes when the log has been read, and has read a part of it before the transaction begins.
  const reading: AsyncIterator<LoggedEvent>[] = [];
  const messages: Storage["messages"] = {
    ...bench.storage.messages,
    answers: async (runId) => {
      const reader = (await bench.follow(runId, 3))[Symbol.asyncIterator]();
      reading.push(reader);
      expect((await reader.next()).value).toEqual(whole[3]);
      return bench.storage.messages.answers(runId);
    },
  };
  expect(await bench.compact(run, { ...bench.storage, messages })).toBe(false);
  expect(await collect({ [Symbol.asyncIterator]: () => reading[0]! })).toEqual(whole.slice(4));

  // Comes in the middle of the transaction, so that its first read waits for the end of it.
  const late: Promise<LoggedEvent[]>[] = [];
  const storage = bench.folding((fold) => async (...change) => {
    late.push(bench.follow(run.id).then(collect));
    await setImmediate();
    await fold(...change);
  });
  expect(await bench.compact(run, storage)).toBe(true);
  expect(await late[0]).toEqual(await bench.log(run.id));
  expect(await bench.log(run.id)).toHaveLength(3);
});

test("readers that come and go all the while get each the whole or the folded rest", async () => {
  const run = await bench.ended(long);
  const whole = await bench.log(run.id);
  const readers: { after: number; events: Promise<LoggedEvent[]> }[] = [];
  let isFolded = false;
  let tries = 0;
  const folding = (async () => {
    for (; !isFolded; tries++) {
      isFolded = await bench.compact(run);
      await setImmediate();
    }
  })();
  for (let round = 0; round < 40; round++) {
    const after = (round * 97) % whole.length;
    const viewer = new AbortController();
    const reader = bench.follow(run.id, after, viewer.signal);
    if (round % 3 === 0) void reader.then((events) => events[Symbol.asyncIterator]().next()).finally(() => viewer.abort());
    else readers.push({ after, events: reader.then(collect) });
    for (let turn = 0; turn < round % 7; turn++) await setImmediate();
  }
  for (const { events } of readers) await events;
  await folding;
  const folded = await bench.log(run.id);
  expect(tries).toBeGreaterThan(1);
  for (const { after, events } of readers) {
    expect([whole, folded].map((all) => JSON.stringify(all.filter(({ seq }) => seq > after)))).toContain(JSON.stringify(await events));
  }
});
