import { temporaryFolder } from "@parley/server/testing/temporary-folder";
import type { Request } from "@playwright/test";
import { chatOn } from "./support/chat.ts";
import { readKept, readThread } from "./support/kept.ts";
import { expect, test } from "./support/test.ts";

const QUESTION = "How long is the warranty on every part?";

/** Words alone: Markdown and what is drawn of it agree on those. */
const bare = (text: string) => text.replaceAll(/[\s*•-]+/g, "");

test("a reload in mid-answer goes on with the same run from its cursor", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  const begun: string[] = [];
  const resumed: Request[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/runs")) begun.push((request.postDataJSON() as { runId: string }).runId);
    if (/\/v1\/runs\/[^/]+\/events/.test(request.url())) resumed.push(request);
  });
  await page.goto(`${slowSite.url}/en/`);
  await chat.open();
  await chat.say(QUESTION);
  await chat.answers.first().waitFor();
  await page.reload();

  await expect(chat.panel, "open as the visitor left it").toBeVisible();
  await expect(chat.questions).toHaveCount(1);
  await expect(chat.stop, "the answer is still under way").toBeVisible();
  const answer = await chat.answered(1);
  await expect(chat.answers).toHaveCount(1);
  await expect(chat.questions).toHaveCount(1);
  expect(begun, "one run only").toHaveLength(1);
  expect(resumed).toHaveLength(1);
  const address = new URL(resumed[0]!.url());
  expect(address.pathname).toBe(`/v1/runs/${begun[0]}/events`);
  expect(Number(address.searchParams.get("after")), "what was on the screen is not told again").toBeGreaterThan(0);

  const { messages } = await readThread(page, slowSite);
  expect(messages.map(({ role, status }) => `${role} ${status}`)).toEqual(["user complete", "assistant complete"]);
  expect(bare(await answer.innerText())).toContain(bare(messages[1]!.text));
  await expect.poll(async () => (await readKept(page)).conversation.run).toBeUndefined();
  expect((await readKept(page)).conversation.messages.map(({ id, text }) => [id, text])).toEqual(
    messages.map(({ id, text }) => [id, text]),
  );
});

test("an answer that ended while the page was away is there at the next visit", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  await page.goto(`${slowSite.url}/en/`);
  await chat.open();
  await chat.say(QUESTION);
  await chat.answers.first().waitFor();
  const kept = await readKept(page);
  await page.goto("about:blank");
  await expect.poll(async () => (await readThread(page, slowSite, kept)).activeRun).toBeUndefined();
  await page.goto(`${slowSite.url}/en/help/`);
  const answer = await chat.answered(1);
  await expect(chat.answers).toHaveCount(1);
  const { messages } = await readThread(page, slowSite, kept);
  expect(bare(await answer.innerText())).toContain(bare(messages[1]!.text));
});

test("the next page of the site shows the same conversation", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/en/`);
  await chat.open();
  await chat.ask(QUESTION);
  await page.goto(`${site.url}/en/pricing/`);
  await expect(chat.answers).toHaveText([/10 years/]);
  await chat.close.click();
  await page.goto(`${site.url}/en/help/`);
  await expect(chat.launcher, "closed by the visitor, it stays closed").toBeVisible();
  await expect(chat.panel).toBeHidden();
});

test("a browser that was closed and opened again shows the conversation", async ({ playwright, launchOptions, site }) => {
  const { folder, remove } = await temporaryFolder();
  const start = async () => {
    const browser = await playwright.chromium.launchPersistentContext(folder, { ...launchOptions, locale: "en-US" });
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(`${site.url}/en/`);
    return { browser, page, chat: chatOn(page) };
  };
  try {
    const first = await start();
    await first.chat.open();
    await first.chat.ask(QUESTION);
    const before = await readThread(first.page, site);
    await expect.poll(async () => (await readKept(first.page)).conversation.messages.at(-1)?.text).toBe(before.messages.at(-1)?.text);
    await first.browser.close();

    const second = await start();
    await expect(second.chat.panel, "closed, as in any new tab").toBeHidden();
    await second.chat.open();
    await expect(second.chat.questions).toHaveCount(1);
    await expect(second.chat.answers).toHaveText([/10 years/]);
    await second.chat.ask("What does error E305 mean?");
    const after = await readThread(second.page, site);
    expect(after.threadId).toBe(before.threadId);
    expect(after.messages).toHaveLength(4);
    await second.browser.close();
  } finally {
    await remove();
  }
});
