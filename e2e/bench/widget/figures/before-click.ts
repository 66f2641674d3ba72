import { brotliCompressSync } from "node:zlib";
import { median } from "../../percentiles.ts";
import { blockingTime } from "../added.ts";
import type { Figure } from "../figure.ts";
import { PAGES } from "../pages.ts";
import { repeat } from "../repeat.ts";
import type { Stage } from "../stage.ts";

const TIMES = 7;
const THROTTLE = 4;

/** What the tag costs a page before anybody presses anything. */
export const beforeClick: Figure = {
  name: "before-click",
  async measure(stage) {
    const blank = await load(stage, PAGES.blank);
    const tag = await load(stage, PAGES.tag);
    return [
      { what: "script before any click, brotli", value: tag.bytes, unit: "B", budget: 3_000, blank: blank.bytes },
      { what: "requests before any click, the page's own apart", value: tag.requests, unit: "", budget: 1, blank: blank.requests },
      { what: "script time before any click, 4x", value: tag.script, unit: "ms", budget: 12, blank: blank.script },
      { what: "main thread before any click, 4x", value: tag.task, unit: "ms", blank: blank.task },
      { what: "blocking time before any click, 4x", value: tag.blocking, unit: "ms", budget: 0, blank: blank.blocking },
    ];
  },
};

async function load(stage: Stage, path: string) {
  const loads = await repeat(TIMES, () =>
    stage.visit(
      async (visit) => {
        const paths: string[] = [];
        visit.page.on("request", (request) => paths.push(new URL(request.url()).pathname));
        await visit.goto(path);
        // Counted anew from the navigation on.
        const cost = await visit.cost();
        const blocking = blockingTime(await visit.page.evaluate(() => window.watched.longTasks));
        return { ...cost, blocking, requested: paths.filter((requested) => requested !== path) };
      },
      { throttle: THROTTLE },
    ),
  );
  const requested = loads[0]?.requested ?? [];
  return {
    bytes: requested.reduce((sum, name) => sum + brotliCompressSync(stage.server.files.get(name) ?? "").length, 0),
    requests: Math.max(...loads.map((seen) => seen.requested.length)),
    script: median(loads.map(({ script }) => script)),
    task: median(loads.map(({ task }) => task)),
    blocking: median(loads.map((seen) => seen.blocking)),
  };
}
