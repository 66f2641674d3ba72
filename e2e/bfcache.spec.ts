import type { Page } from "@playwright/test";
import { noticeOf, QUESTION } from "./storage/memory-chat.ts";
import { type Chat, chatOn } from "./support/chat.ts";
import { readKept, readThread } from "./support/kept.ts";
import type { Site } from "./support/start-site.ts";
import { expect, test } from "./support/test.ts";

// Playwright starts browsers without the cache that this is about.
test.use({
  launchOptions: [
    async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
    { scope: "worker" },
  ],
});

interface Life {
  /** `persisted` of each `pageshow`, in order. */
  shown: boolean[];
  /** Types of events that anybody on the page listens to. */
  listened: string[];
}
type Host = Window & Life;

/** A page from the cache loads nothing, so that there is no end of loading to wait for. */
const RESTORED = { waitUntil: "commit" } as const;

const WATCH_LIFE = () => {
  const life: Life = { shown: [], listened: [] };
  window.addEventListener("pageshow", ({ persisted }) => life.shown.push(persisted));
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function noted(this: EventTarget | undefined, type, listener, options) {
    life.listened.push(type);
    return addEventListener.call(this ?? window, type, listener, options);
  };
  for (const type of ["unload", "beforeunload"]) {
    const set = () => {
      life.listened.push(type);
    };
    Object.defineProperty(window, `on${type}`, { configurable: true, set });
  }
  Object.assign(window, life);
};

/** Reasons of the browser for not keeping the page; none where it was kept. */
function reasons(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const [entry] = performance.getEntriesByType("navigation") as (PerformanceEntry & {
      notRestoredReasons?: { reasons: { reason: string }[] | null } | null;
    })[];
    return (entry?.notRestoredReasons?.reasons ?? []).map(({ reason }) => reason);
  });
}

const bare = (text: string) => text.replaceAll(/[\s*•-]+/g, "");

/** One question, one answer, as the server has them: on the screen and in the browser. */
async function expectWhole(page: Page, chat: Chat, site: Site, count = 1): Promise<void> {
  const answer = await chat.answered(count);
  await expect(chat.answers).toHaveCount(count);
  await expect(chat.questions).toHaveCount(count);
  const { messages, activeRun } = await readThread(page, site);
  expect(activeRun).toBeUndefined();
  expect(messages.map(({ role, status }) => `${role} ${status}`)).toEqual(
    Array.from({ length: count }, () => ["user complete", "assistant complete"]).flat(),
  );
  const text = bare(messages.at(-1)?.text ?? "");
  const seen = bare(await answer.innerText());
  expect(seen.split(text), "exactly once").toHaveLength(2);
  const told = messages.map((message) => [message.id, message.text]);
  await expect.poll(async () => (await readKept(page)).conversation.messages.map((message) => [message.id, message.text])).toEqual(told);
  await expect(noticeOf(chat)).toHaveCount(0);
}

/** Asks and leaves in mid-answer. Returns the ids of the runs that were begun since. */
async function leaveInMidAnswer(page: Page, chat: Chat, site: Site, path: string): Promise<string[]> {
  const begun: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/runs")) begun.push((request.postDataJSON() as { runId: string }).runId);
  });
  await page.addInitScript(WATCH_LIFE);
  await page.goto(`${site.url}/en/`);
  await chat.open();
  await chat.say(QUESTION);
  await chat.answers.first().waitFor();
  // A transaction that is frozen half way gives way to the next page, and the page with it: leave between two of them.
  await expect.poll(async () => (await readKept(page)).conversation.run?.cursor ?? 0).toBeGreaterThan(0);
  await page.goto(`${site.url}${path}`);
  return begun;
}

const shown = (page: Page) => page.evaluate(() => (window as unknown as Host).shown);

async function expectRestored(page: Page): Promise<void> {
  await expect
    .poll(async () => ({ shown: await shown(page), reasons: await reasons(page) }))
    .toEqual({ shown: [false, true], reasons: [] });
}

test("back from the cache while the answer is still being given, it goes on in the same run", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  const begun = await leaveInMidAnswer(page, chat, slowSite, "/parley.js");
  await page.goBack(RESTORED);
  await expectRestored(page);
  await expect(chat.stop, "still under way").toBeVisible();
  await expectWhole(page, chat, slowSite);
  expect(begun).toHaveLength(1);
});

test("back from the cache after the answer has ended elsewhere, it is all there", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  const begun = await leaveInMidAnswer(page, chat, slowSite, "/parley.js");
  const kept = await readKept(page);
  await expect.poll(async () => (await readThread(page, slowSite, kept)).activeRun).toBeUndefined();
  await page.goBack(RESTORED);
  await expectRestored(page);
  await expectWhole(page, chat, slowSite);
  expect(begun).toHaveLength(1);
});

test("away and back several times during one answer", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  const begun = await leaveInMidAnswer(page, chat, slowSite, "/parley.js");
  await page.goBack(RESTORED);
  for (const times of [2, 3]) {
    await page.goForward(RESTORED);
    await page.goBack(RESTORED);
    await expect.poll(() => shown(page)).toHaveLength(times + 1);
  }
  expect(await shown(page)).toEqual([false, true, true, true]);
  await expectWhole(page, chat, slowSite);
  expect(begun).toHaveLength(1);
});

test("the next page takes the conversation on; back from the cache the page before has it too", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  await leaveInMidAnswer(page, chat, slowSite, "/en/pricing/");
  await chat.answered(1);
  await chat.ask("Hello!");
  await page.goBack(RESTORED);
  await expectRestored(page);
  await expectWhole(page, chat, slowSite, 2);
});

test("back without the cache, the answer is all there as well; and the browser says why", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  await page.addInitScript(() => {
    // The host page's own: nothing can be kept then.
    window.addEventListener("unload", () => undefined);
  });
  const begun = await leaveInMidAnswer(page, chat, slowSite, "/parley.js");
  await page.goBack(RESTORED);
  await expect.poll(() => shown(page)).toEqual([false]);
  expect(await reasons(page), "the reasons are told where there are any").not.toEqual([]);
  await expect(chat.panel).toBeVisible();
  await expectWhole(page, chat, slowSite);
  expect(begun).toHaveLength(1);
});

test("nothing of ours listens to the page's end in a way that keeps it from the cache", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.addInitScript(WATCH_LIFE);
  await page.goto(`${site.url}/en/`);
  await chat.open();
  const answer = await chat.ask("How long is the warranty on the battery?");
  await answer.getByRole("button", { name: chat.texts("sources.open", { title: "Warranty" }) }).click();
  await expect(chat.panel.getByRole("heading", { level: 3 }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await answer.getByRole("button", { name: chat.texts("feedback.helpful") }).click();
  await chat.choose("Deutsch");
  const german = chatOn(page, "de");
  await german.ask("Ich möchte ein Angebot");
  await german.close.click();
  const listened = await page.evaluate(() => (window as unknown as Host).listened);
  expect(listened, "the witness hears what we listen to").toContain("pagehide");
  expect(listened.filter((type) => type.includes("unload"))).toEqual([]);

  await page.goto(`${site.url}/parley.js`);
  await page.goBack(RESTORED);
  await expectRestored(page);
});
