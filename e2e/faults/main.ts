import { parseArgs } from "node:util";
import { BROKEN_NAMES } from "./broken-clients.ts";
import { BROKEN_PAGE_NAMES } from "./chromium/broken-page.ts";
import type { BrowserPlan } from "./chromium/browser-plan.ts";
import { runInChromium } from "./chromium/run-in-chromium.ts";
import type { Result } from "./run-all.ts";
import { runSuite } from "./run-suite.ts";
import { table } from "./table.ts";

const { values } = parseArgs({
  options: {
    /** Runs of the client in Node. */
    runs: { type: "string", default: "300" },
    /** Runs of the widget in Chromium. */
    "browser-runs": { type: "string", default: "40" },
    seed: { type: "string", default: "1" },
    /** One run by its number: `7` or `node:7`, `chromium:7`. */
    only: { type: "string" },
    /** Runs at the same time, in Node. */
    jobs: { type: "string", default: "6" },
    "browser-jobs": { type: "string", default: "3" },
    /** A client or a page that lacks a protection, to see the suite fail. */
    broken: { type: "string" },
  },
});
const seed = whole("seed", values.seed);
const only = /^(?:(node|chromium):)?(\d{1,9})$/.exec(values.only ?? "");
if (values.only !== undefined && !only) throw new Error("--only takes a run as node:7 or chromium:7");
const broken = values.broken === undefined ? undefined : oneOf("broken", BROKEN_PAGE_NAMES, values.broken);
const brokenClient = BROKEN_NAMES.find((name) => name === broken);
const started = Date.now();

const inNode = numbers("node", whole("runs", values.runs));
const inChromium = numbers("chromium", whole("browser-runs", values["browser-runs"]));
const results = [
  ...(inNode.length === 0 || (broken && !brokenClient)
    ? []
    : await runSuite({
        seed,
        numbers: inNode,
        jobs: whole("jobs", values.jobs),
        ...(brokenClient && { broken: brokenClient }),
        onResult: tell,
      })),
  ...(inChromium.length === 0
    ? []
    : await runInChromium({
        seed,
        numbers: inChromium,
        jobs: whole("browser-jobs", values["browser-jobs"]),
        ...(broken && { broken }),
        onResult: tell,
      })),
];
const struck = results.reduce((sum, result) => sum + result.struck, 0);
const exact = results.filter(({ misses }) => misses.length === 0).length;
const seconds = ((Date.now() - started) / 1000).toFixed(0);
say(`\n${table(results)}\n\n${exact} of ${results.length} exact, ${struck} requests struck, seed ${seed}, ${seconds} s`);
process.exitCode = exact === results.length ? 0 : 1;

/** The runs asked for in one place. */
function numbers(where: "node" | "chromium", count: number): number[] {
  if (only) return (only[1] ?? "node") === where ? [Number(only[2])] : [];
  return Array.from({ length: count }, (_, number) => number);
}

function tell({ where, plan, misses }: Result): void {
  if (misses.length === 0) return;
  const { life = [] } = plan as Partial<BrowserPlan>;
  const events = life.map(({ name, message }) => `${name} at message ${message + 1}`);
  const faults = plan.faults.map(({ name, on }) => `${name} on ${on}`);
  say(`${where} run ${plan.number} (${[...faults, ...events].join("; ")}) from ${plan.from}`);
  for (const { kind, what } of misses) say(`  ${kind}: ${what}`);
  const more = broken ? ` --broken ${broken}` : "";
  say(`  again: npm run test:faults -- --seed ${plan.seed} --only ${where.toLowerCase()}:${plan.number}${more}`);
}

function oneOf<Name extends string>(option: string, names: readonly Name[], given: string): Name {
  const name = names.find((each) => each === given);
  if (name === undefined) throw new Error(`--${option} is one of ${names.join(", ")}`);
  return name;
}

function whole(name: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} takes a whole number`);
  return Number(value);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
