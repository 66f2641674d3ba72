import { median } from "../../percentiles.ts";
import { askOpenEnded, openTalk, readAlone } from "../chat.ts";
import { added } from "../added.ts";
import type { Figure, Row } from "../figure.ts";
import { heldAnswer } from "../held-answer.ts";
import { markdownTokens } from "../markdown-tokens.ts";
import { repeat } from "../repeat.ts";
import type { Stage, Visit } from "../stage.ts";

const STANDING = [500, 32_000] as const;
const MORE = 200;
const PER_SECOND = 100;
const TIMES = 3;

/** One more token while others stand. The floor reads the same tokens and draws nothing. */
export const oneMoreToken: Figure = {
  name: "one-more-token",
  async measure(stage) {
    const rows: Row[] = [];
    for (const standing of STANDING) {
      const value = median(await repeat(TIMES, () => cost(stage, standing, (visit) => openTalk(visit, stage.server), askOpenEnded)));
      const blank = await cost(
        stage,
        standing,
        async () => undefined,
        async (visit) => void readAlone(visit).catch(() => undefined),
      );
      rows.push({ what: `one more token after ${standing.toLocaleString("en")}, 100/s`, value, unit: "ms", budget: 2, blank });
    }
    return rows;
  },
};

async function cost(
  stage: Stage,
  standing: number,
  prepare: (visit: Visit) => Promise<void>,
  begin: (visit: Visit) => Promise<void>,
): Promise<number> {
  const answer = heldAnswer(markdownTokens(standing + MORE), standing, PER_SECOND);
  return stage.visit(async (visit) => {
    await prepare(visit);
    stage.server.say(answer.speech);
    await begin(visit);
    await answer.stands;
    await visit.settle();
    const before = await visit.cost();
    await answer.goOn();
    await visit.settle();
    const { task } = added(before, await visit.cost());
    answer.end();
    return task / MORE;
  });
}
