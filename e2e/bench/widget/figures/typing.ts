import { setTimeout as delay } from "node:timers/promises";
import { percentiles } from "../../percentiles.ts";
import { askOpenEnded, launcherOf, openTalk } from "../chat.ts";
import type { Figure } from "../figure.ts";
import { heldAnswer } from "../held-answer.ts";
import { markdownTokens } from "../markdown-tokens.ts";
import { PAGES } from "../pages.ts";
import type { Stage, Visit } from "../stage.ts";

const PER_SECOND = 100;
const SECONDS = 10;
const FLOOR_SECONDS = 5;
/** Nine keys a second, as somebody does who types well. */
const BETWEEN_KEYS = 110;
const THROTTLE = 4;
const FRAME = 1000 / 60;
const LETTERS = "how much power does it need in a cold winter ";

/** A visitor types while an answer comes in. The floor is the same typing into a bare field with nothing coming in. */
export const typing: Figure = {
  name: "typing",
  async measure(stage) {
    const widget = await typeWhileAnswering(stage);
    const floor = await typeIntoBareField(stage);
    return [
      { what: "frames dropped, 100 tokens/s and typing, 4x", value: widget.dropped, unit: "%", budget: 3, textarea: floor.dropped },
      { what: "keys lost", value: widget.lost, unit: "", budget: 0, textarea: floor.lost },
      { what: "key to paint, median", value: widget.median, unit: "ms", budget: 30, textarea: floor.median },
      { what: "key to paint, worst", value: widget.worst, unit: "ms", budget: 80, textarea: floor.worst },
    ];
  },
};

function typeWhileAnswering(stage: Stage) {
  const answer = heldAnswer(markdownTokens(PER_SECOND * SECONDS), 0, PER_SECOND);
  return stage.visit(
    async (visit) => {
      await openTalk(visit, stage.server);
      stage.server.say(answer.speech);
      await askOpenEnded(visit);
      let ended = false;
      const said = answer.goOn().then(() => (ended = true));
      const report = await type(visit, () => ended);
      await said;
      answer.end();
      return report;
    },
    { throttle: THROTTLE },
  );
}

function typeIntoBareField(stage: Stage) {
  return stage.visit(
    async (visit) => {
      await visit.goto(PAGES.textarea);
      const { x, y } = await launcherOf(visit);
      await visit.page.mouse.click(x, y);
      const end = performance.now() + FLOOR_SECONDS * 1000;
      return type(visit, () => performance.now() > end);
    },
    { throttle: THROTTLE },
  );
}

async function type({ page, settle }: Visit, isOver: () => boolean) {
  await page.evaluate(() => {
    window.watched.root().querySelector("textarea")?.focus();
    window.watched.lookAtFrames();
  });
  let typed = "";
  for (let due = performance.now(); !isOver(); due += BETWEEN_KEYS) {
    const letter = LETTERS[typed.length % LETTERS.length] ?? " ";
    await page.keyboard.press(letter);
    typed += letter;
    await delay(Math.max(0, due + BETWEEN_KEYS - performance.now()));
  }
  const { frames, keys } = await page.evaluate(() => ({ frames: window.watched.frames, keys: window.watched.keys }));
  await settle();
  const field = await page.evaluate(() => window.watched.root().querySelector("textarea")?.value ?? "");
  const [median = NaN, worst = NaN] = percentiles(keys, [0.5, 1]);
  const due = frames.reduce((sum, time) => sum + Math.max(1, Math.round(time / FRAME)), 0);
  return { dropped: (100 * (due - frames.length)) / due, lost: field === typed ? 0 : lost(field, typed), median, worst };
}

/** Keys that are not in the field in their order, at least one. */
function lost(field: string, typed: string): number {
  let found = 0;
  for (const letter of typed) if (letter === field[found]) found += 1;
  return Math.max(1, typed.length - found);
}
