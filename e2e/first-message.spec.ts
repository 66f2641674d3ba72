import type { Locale } from "@parley/protocol";
import { chatOn } from "./support/chat.ts";
import { expect, test } from "./support/test.ts";
import { solsticeTexts } from "./support/texts.ts";

const HOSTILE = `
  <img src="x" onerror="window.wasHostile = 1"><script>window.wasHostile = 2</script><svg onload="window.wasHostile = 3"></svg>
  <a href="javascript:window.wasHostile = 4">press</a><form action="/"><input name="password"></form><iframe src="/"></iframe>
  <style>* { display: none }</style><p style="position: fixed">styled</p>`;

test("before the visitor acts there is one request of ours, and nothing is kept", async ({ page, site, context }) => {
  const ours: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(parley|v1)\b/.test(pathname)) ours.push(pathname);
  });
  await page.goto(`${site.url}/en/pricing/`, { waitUntil: "networkidle" });
  await expect(chatOn(page).launcher).toBeVisible();
  expect(ours).toEqual(["/parley.js"]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length])).toEqual([
    0, 0, 0,
  ]);
});

test("a question is answered bit by bit, with its source", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  await page.goto(`${slowSite.url}/en/`);
  await chat.open();
  await expect(chat.panel).toHaveAccessibleName(chat.texts("header.title", { agent: "Sunny" }));
  await expect(chat.field).toBeFocused();

  await chat.say("How long is the warranty on the battery?");
  await expect(chat.field).toHaveValue("");
  await expect(chat.questions).toHaveText([/How long is the warranty on the battery\?/]);
  await expect(chat.panel.getByText(chat.texts("state.answering"))).toBeVisible();
  const early = await chat.answers.first().innerText();
  const answer = await chat.answered(1);
  await expect(answer).toContainText("10 years");
  expect((await answer.innerText()).length, "there was less of it before").toBeGreaterThan(early.length);
  await expect(answer.getByRole("button", { name: chat.texts("sources.open", { title: "Warranty" }) })).toBeVisible();
  await expect(chat.panel.getByText(chat.texts("state.ready"))).toBeVisible();
});

test("a source opens as an article in the panel, and the way back leads to where it was opened", async ({ page, site }) => {
  const chat = chatOn(page);
  // Whatever the server sends, the preview shows nothing that could act; on a page without a policy of its own, which would hide it.
  await page.route("**/v1/articles/**", async (route) => {
    const response = await route.fetch();
    const article = (await response.json()) as { html: string };
    await route.fulfill({ response, json: { ...article, html: HOSTILE + article.html } });
  });
  await page.goto(`${site.url}/hosts/blank.html`);
  await chat.open();
  const answer = await chat.ask("How long is the warranty on the battery?");
  const source = answer.getByRole("button", { name: chat.texts("sources.open", { title: "Warranty" }) });
  await source.click();

  const article = chat.panel.getByRole("region", { name: "Warranty" });
  await expect(article.getByRole("heading", { level: 2, name: "Warranty" })).toBeFocused();
  await expect(article.getByRole("heading", { level: 3 }).first()).toBeVisible();
  await expect(article, "the words stay").toContainText("press");
  await expect(article.locator("img, script, form, input, iframe, style, [onerror], [style], [href^=javascript]")).toHaveCount(0);
  expect(await page.evaluate(() => "wasHostile" in window)).toBe(false);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(chat.field, "what lies beneath cannot be reached").not.toBeFocused();

  await chat.panel.getByRole("button", { name: chat.texts("sources.back") }).click();
  await expect(source).toBeFocused();
  await expect(article).toHaveCount(0);
});

test("an article in the panel leads to its page on the site", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/en/`);
  await chat.open();
  const answer = await chat.ask("How long is the warranty on the battery?");
  await answer.getByRole("button", { name: chat.texts("sources.open", { title: "Warranty" }) }).click();
  const visit = chat.panel.getByRole("link", { name: chat.texts("sources.visit") });
  const [popup] = await Promise.all([page.waitForEvent("popup"), visit.click()]);
  await expect(popup).toHaveURL(`${site.url}/en/help/warranty/`);
});

test("suggestions are sent at a press, and an answer can be rated", async ({ page, site }) => {
  const chat = chatOn(page);
  const suggestion = "What does error E305 mean?";
  await page.goto(`${site.url}/en/`);
  await chat.open();
  await chat.suggestions.filter({ hasText: suggestion }).click();
  const answer = await chat.answered(1);
  await expect(chat.questions).toHaveText([new RegExp(`${suggestion.replace("?", "\\?")}$`)]);
  await expect(chat.field).toBeFocused();

  const helpful = answer.getByRole("button", { name: chat.texts("feedback.helpful") });
  const unhelpful = answer.getByRole("button", { name: chat.texts("feedback.unhelpful") });
  const rated = page.waitForResponse((response) => response.url().endsWith("/feedback"));
  await helpful.click();
  expect((await rated).ok()).toBe(true);
  await expect(helpful).toHaveAttribute("aria-pressed", "true");
  await unhelpful.click();
  await expect(helpful).toHaveAttribute("aria-pressed", "false");
  await expect(unhelpful).toHaveAttribute("aria-pressed", "true");
  await expect(answer.getByText(chat.texts("feedback.thanks"))).toBeVisible();
});

const QUESTIONS: readonly (readonly [Locale, question: string, fact: string])[] = [
  ["en", "How much does the Vault 10 weigh?", "247 lb"],
  ["es", "¿Cuántos kilos pesa la Vault 10?", "112 kg"],
  ["fr", "Elle pèse combien, la Vault 5 ?", "64 kg"],
  ["de", "Wie lange haben wir keinen Strom, während die Monteure arbeiten?", "3 Stunden"],
  ["it", "Quanto chiedete per tirare giù l’impianto e portarlo nella casa nuova?", "1.290 €"],
  ["pt-BR", "Até quando vocês aceitam de volta uma caixa que nem abri?", "30 dias"],
  ["ja", "来月よその町へ移ります。システムを外してもらうといくらですか？", "198,000円"],
];
for (const [locale, question, fact] of QUESTIONS) {
  test(`the ${locale} site answers in its language: ${question}`, async ({ page, site }) => {
    const chat = chatOn(page, locale);
    await page.goto(`${site.url}/${locale}/help/`);
    await chat.open();
    await expect(chat.panel).toHaveAttribute("lang", locale);
    await expect(chat.panel).toHaveAccessibleName(chat.texts("header.title", { agent: solsticeTexts(locale)("service.name") }));
    const answer = await chat.ask(question);
    await expect(answer).toContainText(fact);
    await expect(answer.locator(`[lang="${locale}"]`).filter({ hasText: fact })).not.toHaveCount(0);
  });
}
