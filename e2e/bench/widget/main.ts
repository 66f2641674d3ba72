import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { formatTable } from "../format-table.ts";
import { createGate } from "../gate.ts";
import { machineLine } from "../machine-line.ts";
import type { Figure, Row } from "./figure.ts";
import { beforeClick } from "./figures/before-click.ts";
import { clickToInput } from "./figures/click-to-input.ts";
import { cycles } from "./figures/cycles.ts";
import { longConversation } from "./figures/long-conversation.ts";
import { oneMoreToken } from "./figures/one-more-token.ts";
import { pagePairs } from "./figures/page-pairs.ts";
import { typing } from "./figures/typing.ts";
import { wholeAnswer } from "./figures/whole-answer.ts";
import { HEADING, rowCells } from "./row-cells.ts";
import { openStage, type Stage } from "./stage.ts";

const FIGURES: readonly Figure[] = [beforeClick, clickToInput, wholeAnswer, oneMoreToken, typing, longConversation, cycles, pagePairs];
const NAMES = FIGURES.map(({ name }) => name).join(", ");

const HELP = `npm run bench:widget -- [options]

What the built widget costs a page in Chromium, beside pages without it: a blank one, and one with a bare <textarea>.
Main thread and script time are processor time of the page's main thread. All other times, and everything at 4x, grow with what else the
machine does: see the load, and what the pages without the widget took.
In page-pairs, the page without the tag stands for the blank one.
4x: with the processor slowed down four times. Medians where a figure was taken more than once.

  --only NAME         one figure: ${NAMES}
  --budget-scale 1    times every budget

Exits with 1 when a budget is broken. To see that it can: --budget-scale 0.01.
`;

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    "budget-scale": { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) say(HELP);
else await run();

async function run(): Promise<void> {
  const scale = Number(values["budget-scale"]);
  if (!Number.isFinite(scale)) throw new Error("--budget-scale takes a number");
  const figures = values.only === undefined ? FIGURES : FIGURES.filter(({ name }) => name === values.only);
  if (figures.length === 0) throw new Error(`--only is one of ${NAMES}`);
  say(machineLine());
  const gate = createGate();
  const started = performance.now();
  const stage = await openStage();
  const rows: Row[] = [];
  try {
    for (const figure of figures) rows.push(...(await measure(figure, stage)));
  } finally {
    await stage.close();
  }
  for (const { what, value, unit, budget } of rows) if (budget !== undefined) gate.atMost(what, value, budget * scale, unit);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  say(`${stage.browser}, ${seconds} s, load at the end ${loadavg()[0]?.toFixed(1)}\n`);
  say(`${formatTable([HEADING, ...rows.map((row) => rowCells(row, scale))])}\n`);
  say(gate.close());
}

/** A figure that cannot be taken breaks its budget and leaves the others alone. */
async function measure(figure: Figure, stage: Stage): Promise<readonly Row[]> {
  try {
    return await figure.measure(stage);
  } catch (error) {
    console.error(`${figure.name}:`, error);
    return [{ what: figure.name, value: NaN, unit: "", budget: 0 }];
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
