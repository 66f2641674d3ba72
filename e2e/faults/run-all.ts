import type { FaultServer } from "./fault-server.ts";
import { judgeLeads } from "./judge-leads.ts";
import { type Miss, miss } from "./miss.ts";
import type { RunPlan } from "./plan.ts";
import type { Visit } from "./visit.ts";

/** What became of one run. */
export interface Result {
  where: "Node" | "Chromium";
  plan: RunPlan;
  /** Names of what happened to the page, in order. */
  life: readonly string[];
  misses: readonly Miss[];
  /** Requests that a fault struck. */
  struck: number;
}

export interface Work<Plan extends RunPlan> {
  where: Result["where"];
  plans: readonly Plan[];
  /** Runs at the same time. */
  jobs: number;
  server: FaultServer;
  visit(plan: Plan): Promise<Visit>;
  life?(plan: Plan): readonly string[];
  /** Told of each run, and again of one whose stored leads turn out to be wrong. */
  onResult?: ((result: Result) => void) | undefined;
}

/** Runs all plans against one server, which it ends to see what was stored. The results stand in the order of the plans. */
export async function runAll<Plan extends RunPlan>(work: Work<Plan>): Promise<readonly Result[]> {
  const { where, plans, jobs, server, visit, life, onResult } = work;
  const visits = new Map<Plan, Visit>();
  const result = (plan: Plan, misses: readonly Miss[]): Result => ({
    where,
    plan,
    life: life?.(plan) ?? [],
    misses,
    struck: visits.get(plan)?.struck ?? 0,
  });
  const left = plans.values();
  async function workThrough(): Promise<void> {
    for (const plan of left) {
      const done = await visit(plan).catch(brokenOff);
      visits.set(plan, done);
      onResult?.(result(plan, done.misses));
    }
  }
  let leads: Awaited<ReturnType<FaultServer["close"]>> = [];
  try {
    await Promise.all(Array.from({ length: jobs }, workThrough));
  } finally {
    leads = await server.close();
  }
  return plans.map((plan) => {
    const { misses, truth } = visits.get(plan) ?? brokenOff("no visit");
    const afterwards = truth ? judgeLeads(plan, truth, leads) : [];
    if (afterwards.length > 0) onResult?.(result(plan, afterwards));
    return result(plan, [...misses, ...afterwards]);
  });
}

/** A visit that could not be held to its end tells nothing of the server. */
function brokenOff(reason: unknown): Visit {
  return { misses: [miss("trouble", `the visit broke off: ${String(reason)}`)], struck: 0 };
}
