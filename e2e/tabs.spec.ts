import type { BrowserContext, Page } from "@playwright/test";
import { type Chat, chatOn } from "./support/chat.ts";
import { readKept, readThread } from "./support/kept.ts";
import { startSite } from "./support/start-site.ts";
import { expect, test } from "./support/test.ts";

const QUESTION = "How long is the warranty on every part?";
/** `PARLEY_TAB_ROUNDS=20` for the long run. */
const ROUNDS = Number(process.env["PARLEY_TAB_ROUNDS"] ?? 3);

/** Words alone: Markdown and what is drawn of it agree on those. */
const bare = (text: string) => text.replaceAll(/[\s*•-]+/g, "");

interface Tab {
  page: Page;
  chat: Chat;
  /** Streams that it has begun and that have not ended. */
  streams: Set<string>;
  /** When it began its newest stream, in milliseconds since the epoch. */
  began: number;
}

async function openTab(context: BrowserContext, url: string): Promise<Tab> {
  const page = await context.newPage();
  const tab: Tab = { page, chat: chatOn(page), streams: new Set(), began: 0 };
  const isStream = (address: string) => /\/v1\/(agents\/[^/]+\/runs|runs\/[^/]+\/events)/.test(address);
  page.on("request", (request) => {
    if (!isStream(request.url())) return;
    tab.streams.add(request.url());
    tab.began = Date.now();
  });
  const end = (request: { url(): string }) => tab.streams.delete(request.url());
  page.on("requestfinished", end).on("requestfailed", end);
  const isFirst = context.pages().length === 1;
  await page.goto(`${url}/en/`);
  if (isFirst) await tab.chat.open();
  else await expect(tab.chat.panel, "open because it is open in another tab").toBeVisible();
  return tab;
}

test("five tabs show one conversation; whoever streams is killed in mid-answer, and another goes on", async ({ context }) => {
  test.setTimeout(90_000 + ROUNDS * 40_000);
  const site = await startSite({ wordsPerSecond: 6 });
  try {
    let tabs: Tab[] = [];
    for (let count = 0; count < 5; count += 1) tabs.push(await openTab(context, site.url));
    const pauses: number[] = [];

    for (let round = 1; round <= ROUNDS; round += 1) {
      const asking = tabs[round % tabs.length]!;
      await asking.chat.say(QUESTION);
      for (const { chat } of tabs) await expect(chat.questions).toHaveCount(round);
      for (const { chat } of tabs) await expect(chat.answers.nth(round - 1), "words come to all tabs").toBeVisible();
      const streaming = tabs.filter(({ streams }) => streams.size > 0);
      expect(streaming, "one tab streams").toHaveLength(1);
      const leader = streaming[0]!;
      const rest = tabs.filter((tab) => tab !== leader);
      const killed = Date.now();
      if (round % 2 === 0) await leader.page.close();
      else await crash(context, leader.page);
      await expect.poll(() => rest.filter(({ streams }) => streams.size > 0).length, "another tab takes over").toBe(1);
      pauses.push(Math.max(...rest.map(({ began }) => began)) - killed);

      for (const { chat } of rest) await chat.answered(round);
      const { messages } = await readThread(rest[0]!.page, site);
      expect(messages).toHaveLength(2 * round);
      expect(messages.at(-1)).toMatchObject({ role: "assistant", status: "complete" });
      for (const { chat } of rest) {
        await expect(chat.answers).toHaveCount(round);
        await expect(chat.questions).toHaveCount(round);
        for (const [index, answer] of messages.filter(({ role }) => role === "assistant").entries())
          expect(bare(await chat.answers.nth(index).innerText())).toContain(bare(answer.text));
      }
      tabs = [...rest, await openTab(context, site.url)];
      await expect(tabs.at(-1)!.chat.answers).toHaveCount(round);
    }
    test.info().annotations.push({ type: "taken over after (ms)", description: pauses.join(", ") });
    if (ROUNDS > 3) process.stdout.write(`taken over after (ms): ${pauses.join(", ")}\n`);
  } finally {
    await site.close();
  }
});

/** Ends the page's process without a word to it. */
async function crash(context: BrowserContext, page: Page): Promise<void> {
  const crashed = page.waitForEvent("crash");
  const session = await context.newCDPSession(page);
  void session.send("Page.crash").catch(() => undefined);
  await crashed;
  await page.close();
}

test("draft, language, agent, stop and a new conversation are the same in two tabs", async ({ context, slowSite }) => {
  test.setTimeout(120_000);
  const [one, two] = [await openTab(context, slowSite.url), await openTab(context, slowSite.url)];
  await one.chat.say(QUESTION);
  await expect(two.chat.answers.first()).toBeVisible();
  await two.chat.stop.click();
  await expect(one.chat.send).toBeVisible();
  await expect(one.chat.answers.first()).toContainText(one.chat.texts("list.stopped"));
  await expect(two.chat.answers.first()).toContainText(one.chat.texts("list.stopped"));
  expect((await readThread(one.page, slowSite)).messages.at(-1)?.status).toBe("stopped");

  await one.chat.choose("Deutsch");
  const german = chatOn(two.page, "de");
  await expect(german.field).toBeVisible();
  await german.choose(german.texts("header.newConversation"));
  await expect(chatOn(one.page, "de").questions).toHaveCount(0);
  await expect(german.questions).toHaveCount(0);
  await chatOn(one.page, "de").say("Wie lange habe ich Garantie?");
  await expect(german.questions).toHaveCount(1);
  await german.answered(1);
  expect((await readKept(one.page)).conversation.messages).toHaveLength(2);
});
