import { temporaryFolder } from "@parley/server/testing/temporary-folder";
import type { Locator, Page, Request } from "@playwright/test";
import { violations } from "./support/accessibility.ts";
import { type Chat, chatOn } from "./support/chat.ts";
import { readKept, readThread } from "./support/kept.ts";
import { expect, test } from "./support/test.ts";

const QUESTION = "How long is the warranty on every part?";
const NEXT = "What does error E305 mean?";
const API = "**/v1/**";
const RUNS = "**/v1/agents/*/runs";
// What Chromium itself writes of requests that fail; a run that the server does not have yet is asked for first.
test.use({ tolerated: /ERR_(FAILED|INTERNET_DISCONNECTED|CONNECTION_\w+)|status of (404|413|429)/ });

const waiting = (chat: Chat) => chat.panel.getByText(chat.texts("list.waiting"), { exact: true });
const act = (chat: Chat, key: string) => chat.panel.getByRole("button", { name: chat.texts(key), exact: true });

/** The runs that the pages of a context begin. */
function beganRuns(page: Page): string[] {
  const begun: string[] = [];
  page.context().on("request", (request: Request) => {
    if (request.method() === "POST" && request.url().endsWith("/runs")) begun.push((request.postDataJSON() as { runId: string }).runId);
  });
  return begun;
}

async function refuseOnce(page: Page, status: number, headers: Record<string, string> = {}): Promise<void> {
  await page.route(RUNS, (route) => route.fulfill({ status, headers, json: { code: "too_large", message: "No", requestId: "1" } }), {
    times: 1,
  });
}

/** Presses a key until an element has the focus; a bounded number of times. */
async function pressUntil(page: Page, key: string, goal: Locator): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press(key);
    if (await goal.evaluate((element) => element.matches(":focus"))) return;
  }
  throw new Error(`${key} does not lead there`);
}

test("what is written without a network waits, also over a reload, and is sent once and in order", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/en/`);
  await chat.open();
  await chat.ask("Hello!");
  const begun = beganRuns(page);
  await page.context().route(API, (route) => route.abort());
  await chat.say(QUESTION);
  await expect(waiting(chat)).toHaveCount(1);
  await chat.say(NEXT);
  await expect(waiting(chat)).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await expect(waiting(chat)).toHaveCount(2);
  await page.context().unroute(API);
  const answer = await chat.answered(3);
  await expect(answer).toContainText("E305");
  await expect(waiting(chat)).toHaveCount(0);
  expect(new Set(begun).size, "each run is begun with one id, however often").toBe(2);
  const { messages } = await readThread(page, site);
  expect(messages.map(({ role, text }) => (role === "user" ? text : role))).toEqual([
    "Hello!",
    "assistant",
    QUESTION,
    "assistant",
    NEXT,
    "assistant",
  ]);
});

test("what waits is sent after the browser was closed and opened again", async ({ playwright, launchOptions, site }) => {
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
    await first.browser.setOffline(true);
    await first.chat.say(QUESTION);
    await expect(waiting(first.chat)).toBeVisible();
    await first.chat.field.fill("And then");
    await expect.poll(async () => (await readKept(first.page)).conversation.draft).toBe("And then");
    await first.browser.close();

    const second = await start();
    await expect(second.chat.panel, "closed, as no other tab has it open").toBeHidden();
    await second.chat.open();
    await expect(await second.chat.answered(1)).toContainText("10 years");
    await expect(second.chat.questions).toHaveCount(1);
    await expect(second.chat.field).toHaveValue("And then");
    expect((await readThread(second.page, site)).messages).toHaveLength(2);
    await second.browser.close();
  } finally {
    await remove();
  }
});

test("a message that is refused says why; taken back it is in the field, and tried again it is sent", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/en/`);
  await chat.open();
  await refuseOnce(page, 413);
  await chat.say(QUESTION);
  await expect(chat.panel.getByText(chat.texts("error.tooLarge")), "said once").toHaveCount(1);
  await expect(act(chat, "notice.retry"), "the same would be refused again").toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await act(chat, "list.edit").click();
  await expect(chat.questions).toHaveCount(0);
  await expect(chat.field).toHaveValue(QUESTION);
  await expect(chat.field).toBeFocused();

  await refuseOnce(page, 429, { "retry-after": "600" });
  await chat.field.press("Enter");
  await expect(chat.panel.getByText(chat.texts("error.rateLimited"))).toHaveCount(1);
  await act(chat, "notice.retry").click();
  await expect(await chat.answered(1)).toContainText("10 years");
  await expect(chat.questions).toHaveCount(1);
});

test("edit and retry by keyboard alone", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/en/help/contact/`);
  await chat.open();
  await expect(chat.field).toBeFocused();
  await refuseOnce(page, 429, { "retry-after": "600" });
  await page.keyboard.type("How long is the waranty");
  await page.keyboard.press("Enter");
  await act(chat, "list.edit").waitFor();
  await pressUntil(page, "Shift+Tab", act(chat, "list.edit"));
  await page.keyboard.press("Enter");
  await expect(chat.field).toBeFocused();
  await page.keyboard.type(" on every part?");
  await expect(chat.field).toHaveValue("How long is the waranty on every part?");
  await refuseOnce(page, 429, { "retry-after": "600" });
  await page.keyboard.press("Enter");
  await act(chat, "notice.retry").waitFor();
  await pressUntil(page, "Shift+Tab", act(chat, "notice.retry"));
  await page.keyboard.press("Enter");
  await expect(chat.field).toBeFocused();
  await chat.answered(1);
  await expect(chat.questions).toHaveCount(1);
});

test("a message sent while an answer streams waits for its turn, and may be taken back until then", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  await page.goto(`${slowSite.url}/en/help/contact/`);
  await chat.open();
  await chat.say(QUESTION);
  await chat.answers.first().waitFor();
  await chat.field.fill(NEXT);
  await expect(chat.stop).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await chat.send.click();
  await expect(chat.field).toBeFocused();
  await expect(waiting(chat)).toHaveCount(1);
  await chat.say("Never mind");
  await expect(waiting(chat)).toHaveCount(2);
  expect(await violations(page)).toEqual([]);
  await act(chat, "list.edit").last().click();
  await expect(chat.field).toHaveValue("Never mind");
  await chat.field.fill("");
  await expect(await chat.answered(2)).toContainText("E305");
  const { messages } = await readThread(page, slowSite);
  expect(messages.map(({ role, status }) => `${role} ${status}`)).toEqual([
    "user complete",
    "assistant complete",
    "user complete",
    "assistant complete",
  ]);
});

test("a page may have a message interrupt the answer", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  const html = `<!doctype html><html lang="en"><title>Impatient</title><script async src="/parley.js" data-while-answering="interrupt"></script>`;
  await page.route("**/impatient.html", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto(`${slowSite.url}/impatient.html`);
  await chat.open();
  await chat.say(QUESTION);
  await chat.answers.first().waitFor();
  await chat.say(NEXT);
  await expect(chat.answers.first().getByText(chat.texts("list.stopped"))).toBeVisible();
  await expect(await chat.answered(2)).toContainText("E305");
});
