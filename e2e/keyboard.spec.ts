import type { Page } from "@playwright/test";
import { chatOn } from "./support/chat.ts";
import { announcements, listen } from "./support/announcements.ts";
import { expect, test } from "./support/test.ts";

const QUESTION = "How long is the warranty on the battery?";

/** Presses a key until an element has the focus; a bounded number of times. */
async function pressUntil(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press(key);
    if (await isThere()) return;
  }
  throw new Error(`${key} does not lead there`);
}

test("the whole way by keyboard: launcher, question, source, back, close", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/hosts/blank.html`);
  await chat.launcher.waitFor();
  await page.keyboard.press("Tab");
  await expect(chat.launcher).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chat.field).toBeFocused();
  await page.keyboard.type(QUESTION);
  await page.keyboard.press("Enter");
  const answer = await chat.answered(1);
  await expect(chat.field, "ready for the next question").toBeFocused();

  const source = answer.getByRole("button", { name: chat.texts("sources.open", { title: "Warranty" }) });
  await pressUntil(page, "Shift+Tab", () => source.evaluate((element) => element.matches(":focus")));
  await page.keyboard.press("Enter");
  await expect(chat.panel.getByRole("heading", { level: 2, name: "Warranty" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  const back = chat.panel.getByRole("button", { name: chat.texts("sources.back") });
  await pressUntil(page, "Shift+Tab", () => back.evaluate((element) => element.matches(":focus")));
  await page.keyboard.press("Enter");
  await expect(source).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(chat.panel.getByRole("heading", { level: 3 }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(source, "Escape leaves the article, not the chat").toBeFocused();
  await pressUntil(page, "Shift+Tab", () => chat.close.evaluate((element) => element.matches(":focus")));
  await page.keyboard.press("Enter");
  await expect(chat.panel).toBeHidden();
  await expect(chat.launcher).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(chat.panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(chat.panel).toBeHidden();
  await expect(chat.launcher).toBeFocused();
});

test("the menu by keyboard", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/en/help/contact/`);
  await chat.open();
  await chat.menu.focus();
  await page.keyboard.press("Enter");
  await expect(chat.panel.getByRole("menuitemradio", { name: "Sunny" }), "on what is chosen").toBeFocused();
  await page.keyboard.press("End");
  await expect(chat.panel.getByRole("menuitemradio", { name: "日本語" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(chat.panel.getByRole("menuitem", { name: chat.texts("header.newConversation") })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(chat.panel.getByRole("menu")).toHaveCount(0);
  await expect(chat.panel).toBeVisible();
  await expect(chat.menu).toBeFocused();
  await chat.ask(QUESTION);
  await chat.choose(chat.texts("header.newConversation"));
  await expect(chat.questions).toHaveCount(0);
  await expect(chat.field).toBeFocused();
});

test("what is said to a screen reader: each answer once and whole, history never", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  await listen(page);
  await page.goto(`${slowSite.url}/en/`);
  await chat.open();
  await chat.ask(QUESTION);
  const first = await announcements(page);
  expect(first.map(({ text }) => text).slice(0, -1)).toEqual([
    chat.texts("announce.sent"),
    chat.texts("announce.answering", { agent: "Sunny" }),
  ]);
  expect(first.at(-1)).toMatchObject({ lang: "en", politeness: "polite" });
  expect(first.at(-1)?.text, "words without marks").toMatch(/^[^*|#]*10 years[^*|#]*$/);

  await page.reload();
  await expect(chat.answers).toHaveCount(1);
  await chat.ask("What does error E305 mean?");
  const second = await announcements(page);
  expect(second[0]?.text, "nothing of what was there before").toBe(chat.texts("announce.sent"));
  expect(second.filter(({ text }) => text.includes("E305"))).toHaveLength(1);
  expect(second.filter(({ text }) => text.includes("10 years"))).toEqual([]);
});

test("what is said to a screen reader while an answer continues after a reload", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  await listen(page);
  await page.goto(`${slowSite.url}/en/`);
  await chat.open();
  await chat.say(QUESTION);
  await chat.answers.first().waitFor();
  await page.reload();
  await chat.answered(1);
  // Who answers may not be known yet by name.
  const names = ["Sunny", chat.texts("header.assistant")];
  const answering = names.map((agent) => chat.texts("announce.answering", { agent }));
  const heard = (await announcements(page)).map(({ text }) => text).filter((text) => !answering.includes(text));
  expect(heard).toHaveLength(1);
  expect(heard[0]).toContain("10 years");
});
