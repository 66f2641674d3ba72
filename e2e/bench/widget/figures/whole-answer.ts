import { median } from "../../percentiles.ts";
import { ask, openTalk, readAlone } from "../chat.ts";
import { added } from "../added.ts";
import type { Figure, Row } from "../figure.ts";
import { markdownTokens } from "../markdown-tokens.ts";
import { asFastAsTaken } from "../pace.ts";
import { repeat } from "../repeat.ts";
import type { Stage, Visit } from "../stage.ts";

/** Lengths in tokens, how often each is taken, and how many milliseconds it may cost. */
const LENGTHS = [
  { tokens: 2_000, times: 5, budget: 150 },
  { tokens: 32_000, times: 3, budget: 1_000 },
] as const;

/** One answer of Markdown as fast as the client takes it, from the question to the last paint. The floor reads the same bytes and draws nothing. */
export const wholeAnswer: Figure = {
  name: "whole-answer",
  async measure(stage) {
    const rows: Row[] = [];
    for (const { tokens, times, budget } of LENGTHS) {
      const answer = markdownTokens(tokens);
      const cost = (prepare: (visit: Visit) => Promise<void>, work: (visit: Visit) => Promise<void>) =>
        measure(stage, { answer, times, prepare, work });
      const value = await cost(
        (visit) => openTalk(visit, stage.server),
        (visit) => takeIn(visit, answer),
      );
      const blank = await cost(async () => undefined, readAlone);
      rows.push({ what: `main thread, ${tokens.toLocaleString("en")} tokens at once`, value, unit: "ms", budget, blank });
    }
    return rows;
  },
};

interface Course {
  answer: readonly string[];
  times: number;
  prepare(visit: Visit): Promise<void>;
  work(visit: Visit): Promise<void>;
}

async function measure(stage: Stage, { answer, times, prepare, work }: Course): Promise<number> {
  const costs = await repeat(times, () =>
    stage.visit(async (visit) => {
      await prepare(visit);
      stage.server.say(() => asFastAsTaken(answer));
      const before = await visit.cost();
      await work(visit);
      await visit.settle();
      return added(before, await visit.cost()).task;
    }),
  );
  return median(costs);
}

/** A cheap answer that is not all there would be no good figure. */
async function takeIn(visit: Visit, answer: readonly string[]): Promise<void> {
  await ask(visit);
  const drawn = await visit.page.evaluate(() => window.watched.root().querySelectorAll(".rich h4").length);
  const sent = answer.join("").match(/^## /gm)?.length;
  if (drawn !== sent) throw new Error(`${sent} headings were sent, and ${drawn} are drawn`);
}
