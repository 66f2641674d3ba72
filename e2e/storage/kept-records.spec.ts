import type { Page } from "@playwright/test";
import { type Chat, chatOn } from "../support/chat.ts";
import { expect, test } from "../support/test.ts";
import { noticeOf, QUESTION } from "./memory-chat.ts";
import { putRecords, type RawRecords, readRecords } from "./records.ts";

// What Chromium itself writes where the server does not know a thread, or refuses a token that is none.
test.use({ tolerated: /status of 40[0134]/ });

const SCRIPT = `<img src=x onerror="window.ran=1"><script>window.ran=1</script><svg onload="window.ran=1">[a](javascript:window.ran=1)`;

/** A visit that leaves a database, and stays on the site without a widget. Returns what was kept; nothing was said where `question` is absent. */
async function visit(page: Page, url: string, question?: string): Promise<RawRecords> {
  const chat = chatOn(page);
  await page.goto(`${url}/hosts/blank.html`);
  await chat.open();
  if (question) {
    const answer = await chat.ask(question);
    await expect(answer).toContainText("10 years");
    await expect.poll(async () => (await readRecords(page))["conversation"]).toMatch(/10 years.*"complete"|"complete".*10 years/s);
  }
  await chat.close.click();
  await page.goto(`${url}/parley.js`);
  return readRecords(page);
}

async function openAgain(page: Page, url: string): Promise<Chat> {
  const chat = chatOn(page);
  await page.goto(`${url}/hosts/blank.html`);
  await chat.open();
  return chat;
}

interface Kept {
  version: number;
  threadId: string;
  agentId: string;
  messages: Record<string, unknown>[];
}

const conversationOf = (records: RawRecords) => JSON.parse(records["conversation"] ?? "{}") as Kept;

test("a conversation of the first shape is taken up and goes on", async ({ page, site }) => {
  const { threadId, agentId, messages } = conversationOf(await visit(page, site.url, QUESTION));
  await putRecords(page, { conversation: JSON.stringify({ version: 1, threadId, agentId, messages }) });
  const chat = await openAgain(page, site.url);
  await expect(chat.questions).toHaveText([new RegExp(QUESTION.replace("?", "\\?"))]);
  await expect(chat.answers).toHaveText([/10 years/]);
  await chat.ask("What does error E305 mean?");
  await expect.poll(async () => conversationOf(await readRecords(page)).messages.length).toBe(4);
  expect(conversationOf(await readRecords(page)).threadId).toBe(threadId);
  await expect(noticeOf(chat)).toHaveCount(0);
});

test("a conversation of a newer shape is left alone, byte for byte, and the chat goes on in memory", async ({ page, site }) => {
  const kept = conversationOf(await visit(page, site.url, QUESTION));
  const newer = JSON.stringify({ ...kept, version: 999, messages: { much: ["newer"] }, later: [{ "": null }] });
  await putRecords(page, { conversation: newer });
  const chat = await openAgain(page, site.url);
  await expect(noticeOf(chat)).toHaveCount(1);
  await chat.ask("Hello!");
  await chat.ask(QUESTION);
  await chat.choose(chat.texts("header.newConversation"));
  await expect(chat.answers).toHaveCount(0);
  await chat.ask(QUESTION);
  await expect(chat.answers).toHaveCount(1);
  await page.goto(`${site.url}/parley.js`);
  expect((await readRecords(page))["conversation"]).toBe(newer);
});

const GARBAGE: Record<string, unknown> = {
  "a string": SCRIPT,
  "a number": 7,
  nothing: null,
  "a list": [[[]]],
  "no version": { threadId: "a", agentId: "b", messages: [] },
  "a version from before": { version: 0, threadId: "a", agentId: "b", messages: [] },
  "wrong types": { version: 1, threadId: { a: 1 }, agentId: [], messages: "many", run: 7 },
  "wrong types within": {
    version: 1,
    threadId: "a",
    agentId: "b",
    messages: [null, 4, [], { id: 1 }, { id: "a", role: "user", text: {}, status: "complete" }],
    run: { runId: "a", agentId: "b", phase: "answering", messageId: "a", cursor: -1 },
    suggestions: { a: 1 },
    draft: 7,
    isOpen: "yes",
    chosenLocale: "xx",
    chosenAgent: {},
  },
};

for (const [what, value] of Object.entries(GARBAGE)) {
  test(`${what} instead of a conversation: the chat begins anew and is kept again`, async ({ page, site }) => {
    await visit(page, site.url);
    await putRecords(page, { conversation: JSON.stringify(value), session: JSON.stringify(value), locale: JSON.stringify(value) });
    const chat = await openAgain(page, site.url);
    await expect(chat.questions).toHaveCount(0);
    await chat.ask(QUESTION);
    await expect(chat.answers).toHaveText([/10 years/]);
    await expect.poll(async () => conversationOf(await readRecords(page)).messages.length).toBe(2);
    await expect(noticeOf(chat)).toHaveCount(0);
  });
}

test("a session that no server has given is replaced, also one that no request can carry", async ({ page, site }) => {
  await visit(page, site.url);
  const session = { token: "line\nbreak 日本", visitorId: SCRIPT, expiresAt: "2999-01-01T00:00:00.000Z" };
  await putRecords(page, { session: JSON.stringify(session) });
  const chat = await openAgain(page, site.url);
  await chat.ask(QUESTION);
  await expect(chat.answers).toHaveText([/10 years/]);
});

for (const [what, change] of Object.entries({ thread: { threadId: SCRIPT }, agent: { agentId: SCRIPT } })) {
  test(`a kept ${what} that the server would not take: the chat goes on with one that it takes`, async ({ page, site }) => {
    await visit(page, site.url);
    const record = { version: 1, threadId: crypto.randomUUID(), agentId: "service", messages: [], ...change };
    await putRecords(page, { conversation: JSON.stringify(record) });
    const chat = chatOn(page);
    await page.goto(`${site.url}/hosts/blank.html`);
    await chat.launcher.click();
    await chat.say(QUESTION);
    await expect(chat.answers).toHaveText([/10 years/]);
  });
}

test("script in every string, a prototype and a text of megabytes are shown as text or not at all", async ({ page, site }) => {
  const records = await visit(page, site.url, QUESTION);
  const { version, messages } = conversationOf(records);
  const [question, answer] = messages;
  const source = { id: SCRIPT, title: SCRIPT, locale: SCRIPT, quote: SCRIPT, url: "javascript:window.ran=1" };
  const hostile = { locale: SCRIPT, agentId: SCRIPT, runId: SCRIPT, feedback: SCRIPT, extra: SCRIPT };
  const texts = [
    { ...question, ...hostile, id: SCRIPT, text: SCRIPT },
    { ...answer, ...hostile, id: `${SCRIPT}2`, text: SCRIPT, sources: [source, { ...source, url: `data:text/html,${SCRIPT}` }] },
    { ...question, id: "long", text: "long ".repeat(400_000) },
    { ...answer, id: "longer", text: `**${"x".repeat(1_000_000)}**`, sources: [] },
  ];
  const record = { version, threadId: crypto.randomUUID(), agentId: "service", messages: texts, suggestions: [SCRIPT], draft: SCRIPT };
  const proto = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},`;
  await putRecords(page, { conversation: proto + JSON.stringify(record).slice(1) });
  const chat = chatOn(page);
  await page.goto(`${site.url}/hosts/blank.html`);
  await chat.launcher.click();
  await expect(chat.questions).toHaveCount(2);
  await expect(chat.answers).toHaveCount(2);
  await expect(chat.questions.first()).toContainText("<img src=x onerror");
  await chat.ask(QUESTION);
  await expect(chat.answers.last()).toContainText("10 years");
  const seen = await page.evaluate(() => ({
    ran: "ran" in window,
    polluted: "polluted" in {},
    addresses: [...(document.querySelector("parley-widget")?.shadowRoot?.querySelectorAll("a") ?? [])].map(({ protocol }) => protocol),
    elements: document.querySelector("parley-widget")?.shadowRoot?.querySelectorAll("script, img[src=x], [onload], [onerror]").length,
  }));
  expect(seen).toMatchObject({ ran: false, polluted: false, elements: 0 });
  expect(seen.addresses.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
});
