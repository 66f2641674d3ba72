import { median } from "../../percentiles.ts";
import { blockingTime } from "../added.ts";
import type { Figure } from "../figure.ts";
import { PAGES } from "../pages.ts";
import type { Stage } from "../stage.ts";

const PAIRS = 10;
const THROTTLE = 4;

/** The same page with the tag and without it, in turn, so that a machine which becomes slower does so for both. Medians, and the median of what a pair differs by. */
export const pagePairs: Figure = {
  name: "page-pairs",
  async measure(stage) {
    const pairs: { tag: Vitals; plain: Vitals }[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const withTagFirst = pair % 2 === 1;
      const first = await load(stage, withTagFirst ? PAGES.siteWithTag : PAGES.site);
      const second = await load(stage, withTagFirst ? PAGES.site : PAGES.siteWithTag);
      pairs.push(withTagFirst ? { tag: first, plain: second } : { tag: second, plain: first });
    }
    const difference = (pick: (page: Vitals) => number) => median(pairs.map(({ tag, plain }) => pick(tag) - pick(plain)));
    const without = (pick: (page: Vitals) => number) => median(pairs.map(({ plain }) => pick(plain)));
    return [
      {
        what: "blocking time that the tag adds to a page, 4x",
        value: difference(blocking),
        unit: "ms",
        budget: 0,
        blank: without(blocking),
      },
      { what: "layout shift that it adds", value: difference(shift), unit: "", budget: 0, blank: without(shift) },
      { what: "largest paint, later by", value: difference(largest), unit: "ms", budget: 20, blank: without(largest) },
    ];
  },
};

interface Vitals {
  blocking: number;
  shift: number;
  largestPaint: number;
}
const blocking = (page: Vitals) => page.blocking;
const shift = (page: Vitals) => page.shift;
const largest = (page: Vitals) => page.largestPaint;

function load(stage: Stage, path: string): Promise<Vitals> {
  return stage.visit(
    async (visit) => {
      await visit.goto(path);
      const seen = await visit.page.evaluate(() => ({
        longTasks: window.watched.longTasks,
        shift: window.watched.shift,
        largestPaint: window.watched.largestPaint,
      }));
      return { ...seen, blocking: blockingTime(seen.longTasks) };
    },
    { throttle: THROTTLE },
  );
}
