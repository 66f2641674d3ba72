import { parseArgs } from "node:util";
import { BROKEN_NAMES } from "./broken-clients.ts";
import { type Result, runSuite } from "./run-suite.ts";
import { table } from "./table.ts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
    /** One run by its number. */
    only: { type: "string" },
    jobs: { type: "string", default: "6" },
    /** A client that lacks a protection, to see the suite fail. */
    broken: { type: "string" },
  },
});
const seed = whole("seed", values.seed);
const broken = BROKEN_NAMES.find((name) => name === values.broken);
if (values.broken !== undefined && !broken) throw new Error(`--broken is one of ${BROKEN_NAMES.join(", ")}`);
const started = Date.now();
const results = await runSuite({
  seed,
  numbers:
    values.only === undefined ? Array.from({ length: whole("runs", values.runs) }, (_, number) => number) : [whole("only", values.only)],
  jobs: whole("jobs", values.jobs),
  ...(broken && { broken }),
  onResult: tell,
});
const struck = results.reduce((sum, result) => sum + result.struck, 0);
const exact = results.filter(({ misses }) => misses.length === 0).length;
say(
  `\n${table(results)}\n\n${exact} of ${results.length} exact, ${struck} requests struck, seed ${seed}, ${((Date.now() - started) / 1000).toFixed(0)} s`,
);
process.exitCode = exact === results.length ? 0 : 1;

function tell({ plan, misses }: Result): void {
  if (misses.length === 0) return;
  say(`run ${plan.number} (${plan.faults.map(({ name, on }) => `${name} on ${on}`).join("; ")}) from ${plan.from}`);
  for (const { kind, what } of misses) say(`  ${kind}: ${what}`);
  say(`  again: npm run test:faults -- --seed ${plan.seed} --only ${plan.number}`);
}

function whole(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} takes a whole number`);
  return Number(value);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
