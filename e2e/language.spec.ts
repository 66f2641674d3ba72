import { chatOn } from "./support/chat.ts";
import { expect, test } from "./support/test.ts";
import { solsticeTexts } from "./support/texts.ts";

test("the language changes in mid-conversation: the interface, the agent's next answer, and nothing else", async ({ page, site }) => {
  const english = chatOn(page);
  const german = chatOn(page, "de");
  let loads = 0;
  page.on("load", () => (loads += 1));
  await page.goto(`${site.url}/en/`);
  await english.open();
  await english.ask("How long is the warranty on the battery?");
  await expect(english.panel).toHaveAttribute("lang", "en");

  await english.choose("Deutsch");
  await expect(german.field).toBeVisible();
  await expect(german.panel).toHaveAttribute("lang", "de");
  await expect(german.panel).toHaveAccessibleName(german.texts("header.title", { agent: solsticeTexts("de")("service.name") }));
  await expect(german.panel.getByText(german.texts("state.ready"))).toBeVisible();
  await expect(german.panel.getByText(solsticeTexts("de")("service.greeting"))).toBeVisible();
  await expect(german.menu, "the focus stays where the visitor was").toBeFocused();
  await expect(german.questions).toHaveCount(1);
  await expect(german.answers, "what was said stays as it was said").toHaveText([/10 years/]);

  const answer = await german.ask("Wie lange haben wir keinen Strom, während die Monteure arbeiten?");
  await expect(answer).toContainText("3 Stunden");
  await expect(german.answers).toHaveCount(2);
  expect(loads).toBe(1);
  await expect(page.locator("html"), "the page's own language is the page's own").toHaveAttribute("lang", "en");

  await page.goto(`${site.url}/en/pricing/`);
  await expect(german.panel, "the choice is remembered").toHaveAttribute("lang", "de");
  await expect(german.answers).toHaveCount(2);
});

test("each language is fetched only when it is chosen", async ({ page, site }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(...(/locale-([\w-]+)-[\w-]{8}\.js$/.exec(request.url())?.slice(1) ?? [])));
  await page.goto(`${site.url}/hosts/attributes.html`);
  const chat = chatOn(page, "ja");
  await chat.launcher.click();
  await expect(chat.panel.getByText(solsticeTexts("ja")("lead.greeting"))).toBeVisible();
  expect(fetched).toEqual(["ja"]);
  await chat.choose("Français");
  await expect(chatOn(page, "fr").field).toBeVisible();
  expect(fetched).toEqual(["ja", "fr"]);
});
