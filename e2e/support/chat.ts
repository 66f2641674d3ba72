import { expect, type Locator, type Page } from "@playwright/test";
import type { Locale } from "@parley/protocol";
import { solsticeTexts, type Texts, widgetTexts } from "./texts.ts";

/** The chat on a page, by the roles and names that a visitor meets in one language. */
export interface Chat {
  texts: Texts;
  launcher: Locator;
  panel: Locator;
  field: Locator;
  send: Locator;
  stop: Locator;
  menu: Locator;
  close: Locator;
  suggestions: Locator;
  /** Bubbles of the visitor and of the agents, oldest first. */
  questions: Locator;
  answers: Locator;
  /** Presses the launcher and waits for the agent's greeting. */
  open(): Promise<void>;
  /** Writes and sends. */
  say(text: string): Promise<void>;
  /** Writes, sends, and waits until the run is over. Returns the newest answer. */
  ask(text: string): Promise<Locator>;
  /** Waits until nobody speaks and the newest of so many answers is whole. */
  answered(count: number): Promise<Locator>;
  /** Chooses in the header's menu. */
  choose(item: string): Promise<void>;
}

export function chatOn(page: Pick<Page, "getByRole" | "getByText">, locale: Locale = "en"): Chat {
  const texts = widgetTexts(locale);
  const panel = page.getByRole("dialog");
  const named = (key: string, within: typeof page | Locator = panel) => within.getByRole("button", { name: texts(key), exact: true });
  const messages = panel.getByRole("region", { name: texts("list.label"), exact: true });
  const items = messages.getByRole("list").first().locator("> li");
  const mark = page.getByText(texts("list.you"), { exact: true });
  const chat: Chat = {
    texts,
    panel,
    launcher: page.getByRole("button", { name: texts("launcher.open"), exact: true }),
    field: panel.getByRole("textbox", { name: texts("composer.label") }),
    send: named("composer.send"),
    stop: named("composer.stop"),
    menu: named("header.menu"),
    close: named("header.close"),
    suggestions: panel.getByRole("group", { name: texts("list.suggestions") }).getByRole("button"),
    questions: items.filter({ has: mark }),
    answers: items.filter({ hasNot: mark }),
    async open() {
      await chat.launcher.click();
      await expect(messages.getByText(solsticeTexts(locale)("service.greeting"))).toBeVisible();
    },
    async say(text) {
      await chat.field.fill(text);
      await chat.field.press("Enter");
    },
    async ask(text) {
      const before = await chat.answers.count();
      await chat.say(text);
      return chat.answered(before + 1);
    },
    async answered(count) {
      await expect(chat.answers.nth(count - 1)).toBeVisible();
      await expect(chat.send).toBeVisible();
      return chat.answers.last();
    },
    async choose(item) {
      await chat.menu.click();
      await panel
        .getByRole("menuitemradio", { name: item })
        .or(panel.getByRole("menuitem", { name: item }))
        .click();
    },
  };
  return chat;
}
