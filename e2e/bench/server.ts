import { parseArgs } from "node:util";
import { formatTable } from "./format-table.ts";
import { createGate } from "./gate.ts";
import { machineLine } from "./machine-line.ts";
import { type HostKind, runHost } from "./run-host.ts";
import type { SpeechPlan, SpeechReport } from "./speech.ts";

const HELP = `npm run bench:server -- [options]

What the server adds to the words of its agents, beside a bare node:http server that writes the same frames at the same pace with no log.
Each in a process of its own, all streams read from here over loopback.

  --streams 200     at once
  --words 30        a second on each stream
  --budget 5        milliseconds in the median: from a word said to the same word handed to the socket, in each run;
                    and by how much later than the bare server it comes, counted from when it was due, in the better run
                    of those in which other programs left it the processor

Exits with 1 when the budget is broken. To see that it can: --budget 0.01, or more than the server can carry, as in --words 300.
The store lies in the system's temporary folder: TMPDIR=/dev/shm leaves the disk out.
`;
const PACED = { seconds: 5.5, warmSeconds: 1.5 };
const SATURATED = { wordsPerSecond: Infinity, seconds: 5, warmSeconds: 1.5 };
/** Share of the time that other programs may take the processor away before lateness says more about them. */
const MOST_STARVED = 0.1;
/** In turn, so that a machine which becomes slower does so for both. */
const TURNS = ["parley", "bare", "parley", "bare"] as const;

const { values } = parseArgs({
  options: {
    streams: { type: "string", default: "200" },
    words: { type: "string", default: "30" },
    budget: { type: "string", default: "5" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) say(HELP);
else await run();

async function run(): Promise<void> {
  say(`${machineLine()}\n`);
  const gate = createGate();
  const streams = number("streams");
  const wordsPerSecond = number("words");
  const budget = number("budget");

  const paced = await inTurn(TURNS, { ...PACED, wordsPerSecond }, streams);
  const pairs = paced.flatMap(([, bare], index) => (index % 2 === 1 ? [{ parley: paced[index - 1]?.[1] ?? bare, bare }] : []));
  gate.atMost("median from a word said to the socket", Math.max(...pairs.map(({ parley }) => parley.delay.median)), budget, "ms");
  say(`${streams} streams at ${wordsPerSecond} words a second each\n${compare(paced)}\n`);
  const judged = pairs.filter(({ parley }) => !(parley.starved > MOST_STARVED));
  const added = judged.map(({ parley, bare }) => parley.lateness.median - bare.lateness.median);
  if (added.length > 0) gate.atMost("median by which a word is later than from the bare server", Math.min(...added), budget, "ms");
  else say("Not judged: how late the words come. Other programs had the processors for too much of the time.\n");
  say(`${streams} streams as fast as they go\n${compare(await inTurn(["parley", "bare"], SATURATED, streams))}\n`);
  say(gate.close());
}

async function inTurn(kinds: readonly HostKind[], plan: SpeechPlan, streams: number): Promise<[HostKind, SpeechReport][]> {
  const reports: [HostKind, SpeechReport][] = [];
  for (const kind of kinds) reports.push([kind, await runHost(kind, plan, streams)]);
  return reports;
}

/** A column for each run, and after each pair its ratio. */
function compare(reports: readonly (readonly [HostKind, SpeechReport])[]): string {
  const lines: readonly (readonly [name: string, read: (report: SpeechReport) => number, digits: number])[] = [
    ["said to socket, median ms", ({ delay }) => delay.median, 3],
    ["said to socket, p95 ms", ({ delay }) => delay.p95, 3],
    ["said to socket, most ms", ({ delay }) => delay.most, 1],
    ["due to socket, median ms", ({ lateness }) => lateness.median, 3],
    ["due to socket, p95 ms", ({ lateness }) => lateness.p95, 3],
    ["due to socket, most ms", ({ lateness }) => lateness.most, 1],
    ["words written a second", ({ writtenPerSecond }) => writtenPerSecond, 0],
    ["processor µs per word", ({ cpuPerWord }) => cpuPerWord, 1],
    ["processor busy, %", ({ busy }) => busy * 100, 0],
    ["others had the processor, %", ({ starved }) => starved * 100, 0],
    ["memory at the end, MiB", ({ memory }) => memory / 1024 ** 2, 0],
    ["memory at most, MiB", ({ peakMemory }) => peakMemory / 1024 ** 2, 0],
  ];
  const heading = reports.flatMap(([kind], index) => (index % 2 === 1 ? [kind, "ratio"] : [kind]));
  return formatTable([
    ["", ...heading],
    ...lines
      .filter(([, read]) => reports.every(([, report]) => Number.isFinite(read(report))))
      .map(([name, read, digits]) => [
        name,
        ...reports.flatMap(([, report], index) => {
          const figure = read(report);
          const before = index % 2 === 1 ? reports[index - 1] : undefined;
          return [figure.toFixed(digits), ...(before ? [ratio(read(before[1]), figure)] : [])];
        }),
      ]),
  ]);
}

function ratio(figure: number, bare: number): string {
  const times = figure / bare;
  return times.toFixed(times < 1 ? 3 : 1);
}

function number(name: "streams" | "words" | "budget"): number {
  const value = Number(values[name]);
  if (!(value > 0)) throw new Error(`--${name} takes a number over 0`);
  return value;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
