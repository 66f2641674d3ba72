import { parseArgs } from "node:util";
import { installBrowserGlobals } from "../faults/browser-globals.ts";
import { prepareAnswer } from "./answer.ts";
import { BROKEN_NAMES, breakView } from "./broken-views.ts";
import { bodyAlone, type Course, everything, reducerAlone } from "./client-cost.ts";
import { measureHeap } from "./client-heap.ts";
import { formatTable } from "./format-table.ts";
import { createGate } from "./gate.ts";
import { machineLine } from "./machine-line.ts";
import { median } from "./percentiles.ts";

const HELP = `npm run bench:client -- [options]

What one event of an answer costs the client, from the bytes of the response to the state; and what it leaves in memory.

Body alone is the bench's own part, a frame in each chunk. The reducer alone takes each frame by itself. All is the client as a page has it:
it applies what came every 16 ms, in the last column after each frame.

  --budget 60     microseconds of processor time for one event, at any length
  --growth 2      how many times an event of the longest answer may cost what one of 2,000 does
  --heap 8        bytes that an event may leave in memory apart from its text
  --broken NAME   a view that breaks a budget: ${BROKEN_NAMES.join(", ")}

Exits with 1 when a budget is broken. To see that it can: --budget 0.1; --broken rereads breaks the growth, --broken keeps the memory.
`;
const KIBIBYTE = 1024;
/** Lengths of answers, and how many of each are taken; the median counts. */
const LENGTHS: readonly (readonly [events: number, times: number])[] = [
  [100, 40],
  [2_000, 20],
  [32_000, 3],
  [100_000, 3],
];
const MARKS = [10_000, 50_000, 100_000] as const;

const { values } = parseArgs({
  options: {
    budget: { type: "string", default: "60" },
    growth: { type: "string", default: "2" },
    heap: { type: "string", default: "8" },
    broken: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) say(HELP);
else await run();

async function run(): Promise<void> {
  say(`${machineLine()}\n`);
  const undo = installBrowserGlobals();
  const gate = createGate();
  const broken = BROKEN_NAMES.find((name) => name === values.broken);
  if (values.broken !== undefined && !broken) throw new Error(`--broken is one of ${BROKEN_NAMES.join(", ")}`);
  const view = () => (broken ? breakView(broken) : undefined);
  const courses: readonly (readonly [name: string, course: Course])[] = [
    ["reducer alone", await reducerAlone()],
    ["all, 16 KiB chunks", everything(16 * KIBIBYTE)],
    ["all, a frame a chunk", everything("frame")],
    ["all, and a paint each", everything("frame", true)],
  ];
  for (const [, course] of courses) await course(prepareAnswer(5_000));

  const rows = [["events", "body alone", ...courses.map(([name]) => name)]];
  const short = new Map<string, number>();
  for (const [events, times] of LENGTHS) {
    const answer = prepareAnswer(events);
    const row = [events.toLocaleString("en"), cell(await measure(bodyAlone))];
    for (const [name, course] of courses) {
      const cost = await measure(course);
      row.push(cell(cost));
      gate.atMost(`${name}, ${events} events`, cost.cpu, number("budget"), "µs per event");
      if (events === 2_000) short.set(name, cost.cpu);
      if (events === 100_000)
        gate.atMost(`${name}, growth from 2,000 events`, cost.cpu / (short.get(name) ?? NaN), number("growth"), "times");
    }
    rows.push(row);

    async function measure(course: Course) {
      const spans = [];
      for (let time = 0; time < (broken ? 1 : times); time += 1) spans.push(await course(answer, view()));
      return { cpu: median(spans.map(({ cpu }) => cpu)) / events, wall: median(spans.map(({ wall }) => wall)) / events };
    }
  }
  say(`µs per event: processor time (and wall), medians\n${formatTable(rows)}\n`);

  const marks = await measureHeap(prepareAnswer(MARKS[2] + 4), MARKS, view());
  const [first, last] = [marks[0], marks.at(-1)];
  const left = first && last ? (last.heap - last.text - first.heap + first.text) / (last.events - first.events) : NaN;
  gate.atMost("memory left by an event", left, number("heap"), "bytes");
  const mebibytes = (bytes: number) => (bytes / KIBIBYTE ** 2).toFixed(2);
  say(
    `MiB after a collection\n${formatTable([
      ["events", "heap", "the answer's text", "the rest"],
      ...marks.map(({ events, heap, text }) => [events.toLocaleString("en"), ...[heap, text, heap - text].map(mebibytes)]),
    ])}\n${left.toFixed(2)} bytes left by each event\n`,
  );
  say(gate.close());
  undo();
}

function cell({ cpu, wall }: { cpu: number; wall: number }): string {
  return `${cpu.toFixed(1)} (${wall.toFixed(1)})`;
}

function number(name: "budget" | "growth" | "heap"): number {
  const value = Number(values[name]);
  if (!Number.isFinite(value)) throw new Error(`--${name} takes a number`);
  return value;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
