import { expect, test } from "@playwright/test";
import type { Result } from "../run-all.ts";
import type { BrokenPageName } from "./broken-page.ts";
import { planBrowserRun } from "./browser-plan.ts";
import { LIFE_NAMES } from "./life-event.ts";
import { runInChromium } from "./run-in-chromium.ts";

/* Each event of a page once. `npm run test:faults` has more of them, and the slow faults. */
const SEED = 12;
const JOBS = 3;
const numbers = LIFE_NAMES.map((_, number) => number);

test("whatever happens to network and page, each message is on screen once and whole", async () => {
  const results = await runInChromium({ seed: SEED, numbers, jobs: JOBS, quick: true });
  expect([...new Set(results.flatMap(({ life }) => life))].toSorted()).toEqual([...LIFE_NAMES].toSorted());
  expect(results.filter(({ struck }) => struck === 0)).toEqual([]);
  expect(missed(results)).toEqual([]);
});

for (const [broken, fault, kind] of [
  ["flicker", undefined, "doubled"],
  ["no-cursor", "duplicated frames", "doubled"],
] as const satisfies readonly (readonly [BrokenPageName, string | undefined, string])[]) {
  test(`a page that is broken is found out: ${broken}`, async () => {
    const many = Array.from({ length: 100 }, (_, number) => number);
    const [chosen = 0] = many.filter((number) => fault === undefined || planBrowserRun(SEED, number, { quick: true }).name === fault);
    const results = await runInChromium({ seed: SEED, numbers: [chosen], jobs: 1, quick: true, broken });
    expect(results.flatMap(({ misses }) => misses.map((miss) => miss.kind))).toContain(kind);
  });
}

/** What went wrong, with what it takes to see it again. */
function missed(results: readonly Result[]): string[] {
  return results.flatMap(({ plan, misses }) => misses.map(({ kind, what }) => `run ${plan.number}, ${plan.name}: ${kind}: ${what}`));
}
