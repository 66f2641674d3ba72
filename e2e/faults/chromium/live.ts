import { setTimeout as delay } from "node:timers/promises";
import type { BrowserContext, Page } from "@playwright/test";
import type { FaultProxy } from "../proxy.ts";
import type { LifeEvent } from "./life-event.ts";
import { hasGrown, isAsked, isSent, openAnother, reload, say, sayFromPage, until } from "./tab.ts";

/** What the events of a visit happen to. */
export interface Stage {
  context: BrowserContext;
  proxy: Pick<FaultProxy, "cut" | "refuse">;
  /** Of the page with the widget. */
  address: string;
  /** Tabs that are open; the visitor is in the last one. */
  tabs: Page[];
  late(): number;
}

/** Time for a page to be loaded anew. */
const RELOAD = 1_500;

/** Sends `texts[asked]`, and the one after it where the visitor does not wait. Returns how many messages were sent. */
export async function send(stage: Stage, texts: readonly string[], asked: number, events: readonly LifeEvent[]): Promise<number> {
  const { context, proxy, late } = stage;
  const named = (name: LifeEvent["name"]) => events.find((event) => event.name === name);
  const [text = "", next] = texts.slice(asked);
  const offline = named("sent while offline");
  const unsent = named("reload with an unsent message");
  const atOnce = named("second message at once");
  const tab = current(stage);
  if (offline) await goOffline(stage);
  if (unsent) void proxy.refuse(unsent.pauses[0] + RELOAD);
  await say(tab, text);
  if (offline || unsent) await until(tab, isAsked, asked + 1, late);
  if (offline) {
    await delay(offline.pauses[0]);
    await context.setOffline(false);
  }
  if (unsent) await reload(tab);
  if (!atOnce || next === undefined) return 1;
  if (atOnce.characters > 0) await until(tab, hasGrown, { asked: asked + 1, characters: atOnce.characters }, late);
  await sayFromPage(tab, next);
  await until(tab, isAsked, asked + 2, late);
  return 2;
}

/** Lets an event happen in mid-answer, after so many messages were sent. Those that belong to sending or to loading have happened then. */
export async function live(stage: Stage, { name, characters, pauses }: LifeEvent, asked: number): Promise<void> {
  const { context, tabs, address, late } = stage;
  const tab = current(stage);
  if (characters > 0) await until(tab, hasGrown, { asked, characters }, late);
  switch (name) {
    case "reload":
      await until(tab, isSent, undefined, late);
      return reload(tab);
    case "tab closed and reopened":
      await until(tab, isSent, undefined, late);
      await tab.close();
      tabs[tabs.indexOf(tab)] = await openAnother(context, address);
      return;
    case "offline and online":
      for (const [index, pause] of pauses.entries()) {
        if (index % 2 === 0) await goOffline(stage);
        else await context.setOffline(false);
        await delay(pause);
      }
      return context.setOffline(false);
    case "hidden and visible":
      await tab.evaluate(setVisibility, true);
      await delay(pauses[0]);
      return tab.evaluate(setVisibility, false);
    case "frozen and resumed": {
      const session = await context.newCDPSession(tab);
      await session.send("Page.setWebLifecycleState", { state: "frozen" });
      await delay(pauses[0]);
      await session.send("Page.setWebLifecycleState", { state: "active" });
      return session.detach();
    }
    case "a second tab":
      tabs.push(await openAnother(context, address));
      return;
    case "sent while offline":
    case "second message at once":
    case "reload with an unsent message":
    case "renderer lost once":
  }
}

function current({ tabs }: Stage): Page {
  const tab = tabs.at(-1);
  if (!tab) throw new Error("There is no tab");
  return tab;
}

/** A browser that is told to be offline keeps the connections it has. */
async function goOffline({ context, proxy }: Stage): Promise<void> {
  await context.setOffline(true);
  proxy.cut();
}

/** What the page and its listeners are told; a browser without a window has no other way to hide a page. In the page. */
function setVisibility(isHidden: boolean): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => (isHidden ? "hidden" : "visible") });
  Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
}
