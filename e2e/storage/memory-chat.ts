import type { Page } from "@playwright/test";
import type { Chat } from "../support/chat.ts";
import { expect } from "../support/test.ts";

export const QUESTION = "How long is the warranty on every part?";

/** The line that tells the visitor that nothing will be kept. */
export const noticeOf = (chat: Chat) => chat.panel.getByText(chat.texts("notice.memory"), { exact: true });

/** Nothing can be kept: the visitor is told once, and everything else is as always. Begins with an open chat of `before` answers. */
export async function expectMemory(chat: Chat, before = 0): Promise<void> {
  await expect(noticeOf(chat)).toHaveCount(1);
  await expect(chat.panel.locator(".notice")).toHaveCount(1);
  await chat.ask(QUESTION);
  await expect(chat.answers.last()).toContainText("10 years");
  await chat.panel.getByRole("button", { name: chat.texts("notice.dismiss"), exact: true }).click();
  await expect(noticeOf(chat)).toHaveCount(0);
  await chat.close.click();
  await chat.launcher.click();
  await chat.ask("What does error E305 mean?");
  await expect(chat.questions).toHaveCount(before + 2);
  await expect(chat.answers).toHaveCount(before + 2);
  await expect(noticeOf(chat), "once dismissed it stays away").toHaveCount(0);
}

/** Another tab of the same site, without a widget on it. */
export async function anotherTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(new URL("/parley.js", page.url()).href);
  return tab;
}

/** How another tab's wish for the one database ended; `blocked` where it had to wait for somebody. */
export function disturb(tab: Page, wish: "delete" | "upgrade"): Promise<string> {
  return tab.evaluate(async (what) => {
    const [{ name = "" } = {}] = (await indexedDB.databases()).filter((database) => database.name?.startsWith("parley-"));
    return new Promise<string>((resolve) => {
      const request = what === "delete" ? indexedDB.deleteDatabase(name) : indexedDB.open(name, 2);
      for (const type of ["success", "error", "blocked"]) request.addEventListener(type, () => resolve(type));
    });
  }, wish);
}
