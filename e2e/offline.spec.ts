import { temporaryFolder } from "@parley/server/testing/temporary-folder";
import { chatOn } from "./support/chat.ts";
import { readThread } from "./support/kept.ts";
import { startProcess } from "./support/start-process.ts";
import { expect, test } from "./support/test.ts";

const QUESTION = "How long is the warranty on every part?";
// What Chromium itself writes of requests that fail; a run that the server does not have yet is asked for first.
test.use({ tolerated: /ERR_(INTERNET_DISCONNECTED|CONNECTION_\w+|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE)|status of 404/ });

const words = (text: string) => text.replaceAll(/[\s*•-]+/g, "");

test("without a network in mid-answer the visitor is told, and the answer goes on when it is back", async ({ page, context, slowSite }) => {
  const chat = chatOn(page);
  let begun = 0;
  page.on("request", (request) => (begun += Number(request.method() === "POST" && request.url().endsWith("/runs"))));
  await page.goto(`${slowSite.url}/en/`);
  await chat.open();
  await chat.say(QUESTION);
  await chat.answers.first().waitFor();
  await context.setOffline(true);
  slowSite.cut();
  await expect(chat.panel.getByText(chat.texts("error.offline"))).toBeVisible();
  await expect(chat.panel.getByText(chat.texts("state.offline"))).toBeVisible();
  await expect(chat.stop, "the run is not given up").toBeVisible();
  await context.setOffline(false);
  await expect(chat.panel.getByText(chat.texts("error.offline"))).toHaveCount(0);
  const answer = await chat.answered(1);
  await expect(chat.answers).toHaveCount(1);
  expect(begun).toBe(1);
  expect(words(await answer.innerText())).toContain(words((await readThread(page, slowSite)).messages[1]?.text ?? "?"));
});

test("a connection that is cut in mid-answer is made anew without a word", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  const resumed = page.waitForRequest((request) => /\/v1\/runs\/[^/]+\/events\?after=[1-9]/.test(request.url()));
  await page.goto(`${slowSite.url}/en/`);
  await chat.open();
  await chat.say(QUESTION);
  await chat.answers.first().waitFor();
  slowSite.cut();
  await resumed;
  const answer = await chat.answered(1);
  await expect(chat.answers).toHaveCount(1);
  expect(words(await answer.innerText())).toContain(words((await readThread(page, slowSite)).messages[1]?.text ?? "?"));
});

test("a message written without a network is answered when it is back", async ({ page, context, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/en/`);
  await chat.open();
  await chat.ask("Hello!");
  await context.setOffline(true);
  await chat.say(QUESTION);
  await expect(chat.panel.getByText(chat.texts("error.offline"))).toBeVisible();
  await expect(chat.questions.last().getByText(chat.texts("list.waiting"))).toBeVisible();
  await context.setOffline(false);
  const answer = await chat.answered(2);
  await expect(answer).toContainText("12 years");
  await expect(chat.questions).toHaveCount(2);
});

test("a server that is killed in mid-answer and comes back loses nothing of what was said", async ({ page }) => {
  const chat = chatOn(page);
  const { folder, remove } = await temporaryFolder();
  let server = await startProcess(folder);
  try {
    await page.goto(`${server.url}/en/`);
    await chat.open();
    await chat.say(QUESTION);
    await chat.answers.first().waitFor();
    await server.kill();
    await expect(chat.panel.getByText(chat.texts("state.reconnecting")).first()).toBeVisible();
    const before = await chat.answers.first().innerText();
    server = await startProcess(folder, Number(new URL(server.url).port));
    await expect(chat.answers.first().getByText(chat.texts("list.interrupted"))).toBeVisible();
    // What draws Markdown may have come only now.
    const bare = (text: string) => text.replaceAll(/[\s*•-]+/g, "");
    expect(bare(await chat.answers.first().innerText())).toContain(bare(before).slice(0, 40));
    await expect(chat.send).toBeVisible();
    const answer = await chat.ask("Thanks!");
    await expect(answer).not.toContainText(before);
    const { messages } = await readThread(page, server);
    expect(messages.map(({ role, status }) => `${role} ${status}`)).toEqual([
      "user complete",
      "assistant interrupted",
      "user complete",
      "assistant complete",
    ]);
  } finally {
    await server.kill();
    await remove();
  }
});
