import type { Browser } from "@playwright/test";
import type { FaultServer } from "../fault-server.ts";
import { WIDGET_PAGE } from "../fault-server.ts";
import { createPassedRuns } from "../passed-runs.ts";
import { startFaultProxy } from "../proxy.ts";
import { readTruth } from "../read-truth.ts";
import { createSchedule } from "../schedule.ts";
import type { Visit } from "../visit.ts";
import { type BrokenPageName, brokenPage } from "./broken-page.ts";
import type { BrowserPlan } from "./browser-plan.ts";
import { judgePanel } from "./judge-panel.ts";
import { live, send, type Stage } from "./live.ts";
import { createMoments } from "./moments.ts";
import type { Reference } from "./reference.ts";
import { isDrawn, isQuiet, openTab, until } from "./tab.ts";
import { type Moment, watchPanel } from "./watch-panel.ts";

export interface BrowserVisitParts {
  browser: Browser;
  server: FaultServer;
  reference: Reference;
  broken?: BrokenPageName;
}

/** One visitor's visit with the real widget in a browser of its own, through a faulty network. */
export async function visitInBrowser(plan: BrowserPlan, { browser, server, reference, broken }: BrowserVisitParts): Promise<Visit> {
  const passed = createPassedRuns();
  const schedule = createSchedule(plan);
  const proxy = await startFaultProxy({ target: server.url, sparesPages: true, onPass: passed.add, next: schedule.next });
  const context = await browser.newContext({ locale: plan.locale });
  const moments = createMoments();
  const errors: string[] = [];
  let lastEvent = 0;
  const late = () => schedule.lateAfter(Math.max(proxy.lastFault(), lastEvent));
  try {
    context.on("weberror", (error) => errors.push(String(error.error())));
    await context.exposeBinding("tellMoment", (_source, moment: Moment) => moments.add(moment));
    await context.addInitScript(watchPanel);
    if (broken) await context.addInitScript({ content: brokenPage(broken) });
    if (plan.life.some(({ name }) => name === "renderer lost once"))
      await context.route(`**${server.renderer}`, (route) => route.abort("internetdisconnected"), { times: 1 });
    const query = new URLSearchParams({ locale: plan.locale, ...(plan.agentId !== undefined && { agent: plan.agentId }) });
    const address = `${proxy.url}${WIDGET_PAGE}?${String(query)}`;
    const stage: Stage = { context, proxy, address, tabs: [await openTab(context, address)], late };
    const isInTime = await converse(stage);
    // What draws Markdown may have been lost on its way, and is fetched again.
    await Promise.all(stage.tabs.map((tab) => until(tab, isDrawn, undefined, late)));
    const views = await Promise.all(stage.tabs.map((tab) => tab.evaluate(() => window.watchedPanel.read())));
    const truth = await readTruth(server.url, passed.list());
    const misses = await judgePanel({ plan, views, moments: moments.list(), isInTime, errors, truth }, reference);
    return { misses, struck: schedule.struck(), truth };
  } finally {
    await context.close();
    await proxy.close();
  }

  /** Says all texts, each when the one before is answered. `false` where that takes too long. */
  async function converse(stage: Stage): Promise<boolean> {
    schedule.begin();
    if (plan.faults[0]?.fault.kind === "refuse") void proxy.refuse(plan.faults[0].fault.milliseconds);
    for (let asked = 0; asked < plan.texts.length;) {
      const from = asked;
      asked += await send(stage, plan.texts, asked, eventsOf(from, from));
      for (const event of eventsOf(from, asked - 1)) {
        lastEvent = Date.now();
        await live(stage, event, asked);
        lastEvent = Date.now();
      }
      const quiet = await Promise.all(stage.tabs.map((tab) => until(tab, isQuiet, asked, late)));
      if (quiet.includes(false)) return false;
    }
    return true;
  }

  function eventsOf(from: number, to: number) {
    return plan.life.filter(({ message }) => message >= from && message <= to);
  }
}
