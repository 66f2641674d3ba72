import { chatOn } from "./support/chat.ts";
import { expect, test } from "./support/test.ts";
import { agentTexts, solsticeTexts } from "./support/texts.ts";

const DIALOGUES = [
  {
    locale: "en",
    interest: "I’d like a quote",
    several: "I’m Anna Smith, my email is anna@example.com and the ZIP code is 94110",
    aside: ["How long is the warranty on the battery?", "10 years"],
    roof: "flat",
    noted: ["Name: Anna Smith", "Email: anna@example.com", "ZIP code: 94110", "Roof: flat"],
  },
  {
    locale: "ja",
    interest: "見積もりがほしい",
    several: "田中太郎です。メールはtanaka@example.jp、郵便番号は150-0001です。",
    aside: ["Vault 10は重いですか？", "112kg"],
    roof: "平らな屋根",
    noted: ["お名前： 田中太郎", "メールアドレス： tanaka@example.jp", "郵便番号： 150-0001", "屋根の形： 平らな屋根"],
  },
] as const;

for (const { locale, interest, several, aside, roof, noted } of DIALOGUES) {
  test(`${locale}: from interest to what was noted, with a question in the middle`, async ({ page, site }) => {
    const chat = chatOn(page, locale);
    const says = agentTexts(locale);
    const solstice = solsticeTexts(locale);
    const skip = says("lead.skipWord");
    await page.goto(`${site.url}/${locale}/`);
    await chat.open();

    await expect(chat.panel.getByRole("heading", { name: solstice("service.name") })).toBeVisible();
    const first = await chat.ask(interest);
    await expect(first).toContainText(solstice("plan.name.question"));
    await expect(first.getByText(new RegExp(`${solstice("lead.name")}$`))).toBeVisible();
    await expect(chat.panel.getByRole("heading", { name: solstice("lead.name") }), "another agent speaks now").toBeVisible();
    await expect(chat.panel).toHaveAccessibleName(chat.texts("header.title", { agent: solstice("lead.name") }));

    await expect(await chat.ask(several), "three answers at once leave three questions out").toContainText(solstice("plan.bill.question"));

    const before = await chat.answers.count();
    await chat.ask(aside[0]);
    const meanwhile = await chat.answers.allInnerTexts().then((all) => all.slice(before).join("\n"));
    expect(meanwhile).toContain(aside[1]);
    expect(meanwhile, "the plan goes on where it was").toContain(solstice("plan.bill.question"));

    await chat.suggestions.getByText(skip, { exact: true }).click();
    await expect(chat.answers.last()).toContainText(solstice("plan.roof.question"));
    await expect(chat.send).toBeVisible();
    await expect(chat.suggestions).toHaveText([/./, roof, skip]);
    await expect(await chat.ask(roof)).toContainText(solstice("plan.start.question"));
    const summary = await chat.ask(skip);
    await expect(summary).toContainText(says("lead.summary"));
    for (const line of noted) await expect(summary.getByRole("listitem").filter({ hasText: line })).toHaveCount(1);
    await expect(summary.getByRole("listitem").filter({ hasText: says("lead.notGiven") }), "both that were skipped").toHaveCount(2);
    await expect(summary).toContainText(solstice("lead.promise"));
  });
}

test("a page can begin with the lead agent, and the visitor can choose another", async ({ page, site }) => {
  const chat = chatOn(page);
  const solstice = solsticeTexts("en");
  await page.goto(`${site.url}/en/pricing/`);
  await chat.launcher.click();
  await expect(chat.panel.getByText(solstice("lead.greeting"))).toBeVisible();
  await chat.choose(solstice("service.name"));
  await expect(chat.panel.getByRole("heading", { name: solstice("service.name") })).toBeVisible();
  await expect(await chat.ask("What does error E305 mean?")).toContainText("E305");
});
