import type { BrowserContext } from "@playwright/test";
import { median } from "../../percentiles.ts";
import { ask, launcherOf, openChat } from "../chat.ts";
import { added } from "../added.ts";
import type { Figure } from "../figure.ts";
import { longThread, NEWEST } from "../long-thread.ts";
import { PAGES } from "../pages.ts";
import { repeat } from "../repeat.ts";
import type { Stage, Visit } from "../stage.ts";

const MESSAGES = 10_000;
const TIMES = 3;
const LONGEST_TASK = 100;

/** A visitor comes back to a conversation of 10,000 messages, of which the browser keeps what the client kept. Usable: the field can be written in, and the newest message is drawn. */
export const longConversation: Figure = {
  name: "long-conversation",
  async measure(stage) {
    const context = await stage.newContext();
    try {
      await converse(stage, context);
      const visits = await repeat(TIMES, () => stage.visit(comeBack, { context }));
      const blank = await stage.visit(
        async ({ costAfterCollection, page }) => ({
          ...(await costAfterCollection()),
          nodes: await page.evaluate(() => document.querySelectorAll("*").length),
        }),
        { context },
      );
      const textarea = await stage.visit(async (visit) => {
        await visit.goto(PAGES.textarea);
        return click(visit);
      });
      const of = (pick: (visit: (typeof visits)[number]) => number) => median(visits.map(pick));
      return [
        { what: "10,000 messages, click to usable", value: of(({ usable }) => usable), unit: "ms", budget: 300, textarea },
        { what: "10,000 messages, nodes in the panel", value: of(({ drawn }) => drawn), unit: "", budget: 600 },
        {
          what: "10,000 messages, heap",
          value: of(({ heapBytes }) => heapBytes) / 1e6,
          unit: "MB",
          budget: 40,
          blank: blank.heapBytes / 1e6,
        },
        { what: "10,000 messages, longest task", value: of(({ longest }) => longest), unit: "ms", budget: LONGEST_TASK },
        { what: "10,000 messages, main thread", value: of(({ task }) => task), unit: "ms" },
      ];
    } finally {
      await context.close();
    }
  },
};

/** Says something, which makes a thread; then opens it once as it stands on the server, so that the browser keeps of it what it will. */
async function converse(stage: Stage, context: BrowserContext): Promise<void> {
  stage.server.say(async function* () {
    yield ["A short answer."];
  });
  await stage.visit(
    async (visit) => {
      await openChat(visit);
      await ask(visit);
      await visit.settle();
    },
    { context },
  );
  const kept = new Map<string, ReturnType<typeof longThread>>();
  stage.server.hold((threadId) => {
    const thread = kept.get(threadId) ?? longThread(threadId, MESSAGES);
    kept.set(threadId, thread);
    return thread;
  });
  await stage.visit(comeBack, { context });
}

async function comeBack(visit: Visit) {
  const { page } = visit;
  await visit.goto(PAGES.tag);
  const before = await visit.cost();
  const usable = await click(visit, NEWEST);
  await visit.settle();
  const { task } = added(before, await visit.cost());
  const drawn = await page.evaluate(() => {
    const walker = document.createTreeWalker(window.watched.root());
    let count = 0;
    while (walker.nextNode()) count += 1;
    return count;
  });
  const longest = await page.evaluate(() => Math.max(0, ...window.watched.longTasks));
  const { heapBytes } = await visit.costAfterCollection();
  return { usable, task, drawn, longest, heapBytes };
}

async function click(visit: Visit, newest?: string): Promise<number> {
  const { x, y } = await launcherOf(visit);
  const usable = await visit.page.evaluateHandle((wanted) => ({ time: window.watched.usable(wanted) }), newest);
  await visit.page.mouse.click(x, y);
  return usable.evaluate(({ time }) => time);
}
