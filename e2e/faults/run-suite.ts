import type { BrokenName } from "./broken-clients.ts";
import { installBrowserGlobals } from "./browser-globals.ts";
import { startFaultServer } from "./fault-server.ts";
import { planRun } from "./plan.ts";
import { type Result, runAll } from "./run-all.ts";
import { visit } from "./visit.ts";

export interface SuiteOptions<Broken = BrokenName> {
  seed: number;
  /** Numbers of the runs. */
  numbers: readonly number[];
  /** Runs at the same time. */
  jobs: number;
  /** Leaves out the faults that take as long as the client's patience with silence. */
  quick?: boolean;
  broken?: Broken;
  onResult?(result: Result): void;
}

/** All runs of the client in Node, against one real server of their own. */
export async function runSuite({ seed, numbers, jobs, quick = false, broken, onResult }: SuiteOptions): Promise<readonly Result[]> {
  const uninstall = installBrowserGlobals();
  try {
    const server = await startFaultServer();
    const plans = numbers.map((number) => planRun(seed, number, { quick }));
    return await runAll({ where: "Node", plans, jobs, server, visit: (plan) => visit(plan, server.url, broken), onResult });
  } finally {
    uninstall();
  }
}
