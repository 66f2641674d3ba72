import { median } from "../../percentiles.ts";
import { added } from "../added.ts";
import { launcherOf } from "../chat.ts";
import type { Figure } from "../figure.ts";
import { PAGES } from "../pages.ts";
import { repeat } from "../repeat.ts";
import type { Stage } from "../stage.ts";

const TIMES = 7;
const THROTTLE = 4;

/** From the click on the launcher to a drawn field that has the focus; nothing is in the browser's cache but the script. */
export const clickToInput: Figure = {
  name: "click-to-input",
  async measure(stage) {
    const textarea = await click(stage, PAGES.textarea, true);
    const rested = await click(stage, PAGES.tag, true);
    const sudden = await click(stage, PAGES.tag, false);
    return [
      { what: "click to usable input, pointer rested on it, 4x", value: rested.usable, unit: "ms", budget: 90, textarea: textarea.usable },
      { what: "main thread for it", value: rested.task, unit: "ms", textarea: textarea.task },
      { what: "click to usable input, no warning, 4x", value: sudden.usable, unit: "ms", budget: 90, textarea: textarea.usable },
      { what: "main thread for it", value: sudden.task, unit: "ms", textarea: textarea.task },
    ];
  },
};

/** `rests`: the pointer is over the launcher until what that fetches is there, as with a mouse; else it comes with the click, as a finger does. */
async function click(stage: Stage, path: string, rests: boolean): Promise<{ usable: number; task: number }> {
  const clicks = await repeat(TIMES, () =>
    stage.visit(
      async (visit) => {
        await visit.goto(path);
        const { x, y } = await launcherOf(visit);
        if (rests) {
          await visit.page.mouse.move(x, y);
          await visit.settle();
        }
        const promise = await visit.page.evaluateHandle(() => ({ time: window.watched.usable() }));
        const before = await visit.cost();
        await visit.page.mouse.click(x, y);
        const usable = await promise.evaluate(({ time }) => time);
        return { usable, task: added(before, await visit.cost()).task };
      },
      { throttle: THROTTLE },
    ),
  );
  return { usable: median(clicks.map(({ usable }) => usable)), task: median(clicks.map(({ task }) => task)) };
}
