import { chatOn } from "./support/chat.ts";
import { readThread } from "./support/kept.ts";
import { expect, test } from "./support/test.ts";

test("the stop button ends the run on the server, and what was said stays", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  await page.goto(`${slowSite.url}/en/`);
  await chat.open();
  await chat.say("How long is the warranty on every part?");
  await chat.answers.first().getByRole("listitem").first().waitFor();
  const cancelled = page.waitForResponse((response) => response.url().endsWith("/cancel"));
  await chat.stop.click();
  expect((await cancelled).ok()).toBe(true);

  const answer = chat.answers.first();
  await expect(answer.getByText(chat.texts("list.stopped"))).toBeVisible();
  await expect(chat.send).toBeVisible();
  await expect(answer.getByRole("button", { name: chat.texts("feedback.helpful") }), "half an answer is not rated").toHaveCount(0);
  const thread = await readThread(page, slowSite);
  expect(thread.activeRun).toBeUndefined();
  expect(thread.messages.map(({ status }) => status)).toEqual(["complete", "stopped"]);
  expect(thread.messages[1]?.text, "the end was never said").not.toContain("workmanship");

  await chat.say("Thanks!");
  await chat.answered(2);
});
