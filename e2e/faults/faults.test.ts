import { expect, test } from "vitest";
import type { BrokenName } from "./broken-clients.ts";
import { FAULTS, SLOW } from "./fault.ts";
import type { MissKind } from "./miss.ts";
import { planRun } from "./plan.ts";
import type { Result } from "./run-all.ts";
import { runSuite } from "./run-suite.ts";

/* Each quick fault once. `npm run test:faults` does the same hundreds of times, and has the slow ones. */
const SEED = 7;
const RUNS = Object.keys(FAULTS).length - SLOW.size;
const JOBS = 8;

test("whatever the network does, each answer is on screen once and whole", async () => {
  const results = await runSuite({ seed: SEED, numbers: numbers(RUNS), jobs: JOBS, quick: true });
  expect(results).toHaveLength(RUNS);
  expect(results.filter(({ struck }) => struck === 0)).toEqual([]);
  expect(missed(results)).toEqual([]);
}, 120_000);

test.each<[BrokenName, string, MissKind]>([
  ["no-cursor", "duplicated frames", "doubled"],
  ["end-is-success", "clean end at byte k", "false success"],
  ["no-idempotency-key", "answer lost", "doubled"],
])(
  "a client that is broken is found out: %s, by %s, as %s",
  async (broken, fault, kind) => {
    const struck = numbers(4 * RUNS).filter((number) => planRun(SEED, number, { quick: true }).name === fault);
    const results = await runSuite({ seed: SEED, numbers: struck, jobs: JOBS, quick: true, broken });
    expect(results.flatMap(({ misses }) => misses.map((miss) => miss.kind))).toContain(kind);
  },
  120_000,
);

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

/** What went wrong, with what it takes to see it again. */
function missed(results: readonly Result[]): string[] {
  return results.flatMap(({ plan, misses }) => misses.map(({ kind, what }) => `run ${plan.number}, ${plan.name}: ${kind}: ${what}`));
}
