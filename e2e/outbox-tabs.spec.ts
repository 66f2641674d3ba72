import type { Page } from "@playwright/test";
import { violations } from "./support/accessibility.ts";
import { type Chat, chatOn } from "./support/chat.ts";
import { readKept } from "./support/kept.ts";
import { expect, test } from "./support/test.ts";

const QUESTION = "How long is the warranty on every part?";

const unread = (page: Page, chat: Chat, count: number) =>
  page.getByRole("button", {
    name: `${chat.texts("launcher.open")} (${chat.texts(`launcher.unread_${count === 1 ? "one" : "other"}`, { count })})`,
  });

test("a draft is there after a reload and in other tabs, and a new tab opens with the panel", async ({ page, context, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/en/`);
  await chat.open();
  await chat.field.fill("Half a quest");
  await expect.poll(async () => (await readKept(page)).conversation.draft).toBe("Half a quest");
  await page.reload();
  await expect(chat.field).toHaveValue("Half a quest");

  const other = await context.newPage();
  const there = chatOn(other);
  await other.goto(`${site.url}/en/help/`);
  await expect(there.panel, "open as in the other tab").toBeVisible();
  await expect(there.field).toHaveValue("Half a quest");
  await there.field.fill("Half a question, and the other half");
  await expect(chat.field).toHaveValue("Half a question, and the other half");
  await there.field.press("Enter");
  await expect(chat.questions).toHaveCount(1);
  await expect(chat.field).toHaveValue("");

  await there.close.click();
  await expect(chat.panel, "closed by the visitor, it is closed everywhere").toBeHidden();
  const third = await context.newPage();
  await third.goto(`${site.url}/en/`);
  await expect(chatOn(third).launcher).toBeVisible();
  await expect(chatOn(third).panel).toBeHidden();
});

test("answers that come while the chat is closed are counted in all tabs, until it is opened in one", async ({
  page,
  context,
  slowSite,
}) => {
  const chat = chatOn(page);
  await page.goto(`${slowSite.url}/en/help/contact/`);
  await chat.open();
  const other = await context.newPage();
  const there = chatOn(other);
  await other.goto(`${slowSite.url}/en/help/`);
  await there.panel.waitFor();
  let answer = () => {};
  const closed = new Promise<void>((resolve) => (answer = resolve));
  await context.route("**/v1/agents/*/runs", async (route) => {
    await closed;
    await route.continue();
  });
  await chat.say(QUESTION);
  await chat.close.click();
  await expect(there.panel).toBeHidden();
  answer();
  await expect(unread(page, chat, 1)).toBeVisible();
  await expect(unread(other, there, 1)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await unread(other, there, 1).click();
  await expect(chat.panel).toBeVisible();
  await chat.answered(1);
  await chat.close.click();
  await expect(chat.launcher).toBeVisible();
  await expect(there.launcher).toBeVisible();
});
