import { expect, test } from "@playwright/test";
import type { Result } from "../run-all.ts";
import { planBrowserRun } from "./browser-plan.ts";
import { LIFE_NAMES } from "./life-event.ts";
import { runInChromium } from "./run-in-chromium.ts";

/* Each event of a page once. `npm run test:faults` has more of them, and the slow faults. */
const SEED = 2152;
const JOBS = 3;
const numbers = LIFE_NAMES.map((_, number) => number);

// The contexts are the suite's own; a trace of each would take more time than the runs.
test.use({ trace: "off" });
test.setTimeout(120_000);

test("whatever happens to network and page, each message is on screen once and whole", async () => {
  const results = await runInChromium({ seed: SEED, numbers, jobs: JOBS, quick: true });
  expect([...new Set(results.flatMap(({ life }) => life))].toSorted()).toEqual([...LIFE_NAMES].toSorted());
  expect(results.filter(({ struck }) => struck === 0)).toEqual([]);
  expect(missed(results)).toEqual([]);
});

test("a screen that shows an answer twice for a moment is found out", async () => {
  const results = await runInChromium({ seed: SEED, numbers: [0], jobs: 1, quick: true, broken: "flicker" });
  expect(results.flatMap(({ misses }) => misses.map((miss) => miss.kind))).toContain("doubled");
});

test("a client that takes events as they come is found out", async () => {
  const many = Array.from({ length: 200 }, (_, number) => planBrowserRun(SEED, number, { quick: true }));
  const twice = many.find(({ faults }) => faults[0]?.name === "duplicated frames" && faults[0].on === "stream");
  const results = await runInChromium({ seed: SEED, numbers: [twice?.number ?? 0], jobs: 1, quick: true, broken: "no-cursor" });
  expect(results.flatMap(({ misses }) => misses.map((miss) => miss.kind))).not.toEqual([]);
});

/** What went wrong, with what it takes to see it again. */
function missed(results: readonly Result[]): string[] {
  return results.flatMap(({ plan, misses }) => misses.map(({ kind, what }) => `run ${plan.number}, ${plan.name}: ${kind}: ${what}`));
}
