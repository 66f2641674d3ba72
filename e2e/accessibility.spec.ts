import { violations } from "./support/accessibility.ts";
import { chatOn } from "./support/chat.ts";
import { expect, test } from "./support/test.ts";
import { agentTexts } from "./support/texts.ts";

const DEVICES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
};

for (const [device, use] of Object.entries(DEVICES)) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${device}, ${colorScheme}`, () => {
      test.use({ ...use, colorScheme });

      test("the chat in every state", async ({ page, slowSite }) => {
        const chat = chatOn(page);
        const fine = async (state: string) => expect.soft(await violations(page), state).toEqual([]);
        await page.goto(`${slowSite.url}/en/help/contact/`);
        await chat.launcher.waitFor();
        await fine("closed");
        await chat.open();
        await fine("open and empty");
        await chat.menu.click();
        await chat.panel.getByRole("menu").waitFor();
        await fine("menu");
        await page.keyboard.press("Escape");
        await chat.say("How long is the warranty on every part?");
        await chat.answers.first().waitFor();
        await fine("streaming");
        const answer = await chat.answered(1);
        await answer.getByRole("button", { name: chat.texts("feedback.helpful") }).click();
        await answer.getByText(chat.texts("feedback.thanks")).waitFor();
        await fine("answered and rated");
        await answer.getByRole("button", { name: chat.texts("sources.open", { title: "Warranty" }) }).click();
        await chat.panel.getByRole("heading", { level: 3 }).first().waitFor();
        await fine("article");
        await chat.panel.getByRole("button", { name: chat.texts("sources.back") }).click();
        await chat.say("How long is the warranty on every part?");
        await chat.answers.nth(1).waitFor();
        await chat.stop.click();
        await chat.answers.nth(1).getByText(chat.texts("list.stopped")).waitFor();
        await fine("stopped");
      });

      test("the summary of a lead, and notices", async ({ page, site, context }) => {
        const chat = chatOn(page);
        const fine = async (state: string) => expect.soft(await violations(page), state).toEqual([]);
        await page.goto(`${site.url}/en/help/contact/`);
        await chat.open();
        await chat.ask("I’d like a quote");
        await chat.ask("I’m Anna Smith, my email is anna@example.com and the ZIP code is 94110");
        await chat.ask("skip");
        await chat.ask("flat");
        await expect(await chat.ask("skip")).toContainText(agentTexts("en")("lead.summary"));
        await fine("summary");

        await context.route("**/v1/agents/*/runs", (route) =>
          route.fulfill({ status: 413, json: { code: "too_large", message: "Too large", requestId: "1" } }),
        );
        await chat.say("Thank you");
        await chat.panel.getByText(chat.texts("error.tooLarge")).waitFor();
        await fine("a message that failed");
      });

      test("the pages of the site", async ({ page, site }) => {
        for (const path of [
          "en/",
          "en/pricing/",
          "en/help/",
          "en/help/warranty/",
          "en/help/error-codes/",
          "de/pricing/",
          "ja/",
          "en/nothing/",
        ]) {
          await page.goto(`${site.url}/${path}`);
          await chatOn(page, path.startsWith("de") ? "de" : path.startsWith("ja") ? "ja" : "en").launcher.waitFor();
          expect.soft(await violations(page), path).toEqual([]);
        }
      });
    });
  }
}
test.use({ tolerated: /status of (404|413)/ });
