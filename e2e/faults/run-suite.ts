import type { BrokenName } from "./broken-clients.ts";
import { installBrowserGlobals } from "./browser-globals.ts";
import { planRun, type RunPlan } from "./plan.ts";
import { startSolstice } from "../contract/start-solstice.ts";
import { type Visit, visit } from "./visit.ts";

export interface SuiteOptions {
  seed: number;
  /** Numbers of the runs. */
  numbers: readonly number[];
  /** Runs at the same time. */
  jobs: number;
  /** Leaves out the faults that take as long as the client's patience with silence. */
  quick?: boolean;
  broken?: BrokenName;
  onResult?(result: Result): void;
}

export interface Result extends Visit {
  plan: RunPlan;
}

/** An answer of fifty words takes half a second. */
const WORDS_PER_SECOND = 100;

/** All runs against one real server of their own. */
export async function runSuite({ seed, numbers, jobs, quick = false, broken, onResult }: SuiteOptions): Promise<readonly Result[]> {
  const uninstall = installBrowserGlobals();
  const solstice = await startSolstice({
    wordsPerSecond: WORDS_PER_SECOND,
    limits: { requestsPerMinute: 1_000_000, runsPerMinute: 1_000_000 },
  });
  const results: Result[] = [];
  const left = numbers.values();
  try {
    await Promise.all(
      Array.from({ length: jobs }, async () => {
        for (const number of left) {
          const plan = planRun(seed, number, { quick });
          const result = { plan, ...(await visit(plan, solstice.url, broken)) };
          results.push(result);
          onResult?.(result);
        }
      }),
    );
  } finally {
    await solstice.close();
    uninstall();
  }
  return results.toSorted((a, b) => a.plan.number - b.plan.number);
}
