import { agentTexts } from "@parley/locales/agents";
import { LOCALES, type Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { converse } from "../../leads/testing/converse.ts";
import { HOUSE_CONFIG, HOUSE_PLAN } from "../../leads/testing/house-config.ts";

const question = (id: string, locale: Locale) => HOUSE_PLAN.find((each) => each.id === id)!.question[locale]!;

/** What visitors say from the first message on, and what is noted in the end. */
const paths: Record<Locale, { says: string[]; values: object; summary: string[] }> = {
  en: {
    says: ["I'd like a quote", "Hi, I'm Anna Smith", "anna@example.com", "94110", "about $230", "flat", "March 5"],
    values: { name: "Anna Smith", email: "anna@example.com", postcode: "94110", bill: 230, roof: "flat", start: "2027-03-05" },
    summary: ["- **Name:** Anna Smith", "- **Monthly electricity bill:** 230", "- **Preferred date:** March 5, 2027"],
  },
  es: {
    says: ["Quiero un presupuesto", "me llamo Ana López", "ana@example.es", "28013", "unos 90 euros", "inclinado", "el 5 de marzo"],
    values: { name: "Ana López", email: "ana@example.es", postcode: "28013", bill: 90, roof: "pitched", start: "2027-03-05" },
    summary: ["- **Nombre:** Ana López", "- **Tejado:** inclinado", "5 de marzo de 2027"],
  },
  fr: {
    says: ["Je voudrais un devis", "Zoé Dupont", "zoe@example.fr", "75011", "1 200,50 €", "en pente", "le 5 mars"],
    values: { name: "Zoé Dupont", email: "zoe@example.fr", postcode: "75011", bill: 1200.5, roof: "pitched", start: "2027-03-05" },
    summary: ["- **Nom :** Zoé Dupont", "1 200,5", "5 mars 2027"],
  },
  de: {
    says: ["Ich möchte ein Angebot", "Mein Name ist Jörg Weiß", "joerg@example.de", "80331", "1.200,50 Euro", "Flachdach", "5.3."],
    values: { name: "Jörg Weiß", email: "joerg@example.de", postcode: "80331", bill: 1200.5, roof: "flat", start: "2027-03-05" },
    summary: ["- **Name:** Jörg Weiß", "1.200,5", "5. März 2027"],
  },
  it: {
    says: ["Vorrei un preventivo", "Sono Luca Rossi", "luca@example.it", "20121", "duecentocinquanta", "a falde", "5 marzo"],
    values: { name: "Luca Rossi", email: "luca@example.it", postcode: "20121", bill: 250, roof: "pitched", start: "2027-03-05" },
    summary: ["- **Nome:** Luca Rossi", "- **Tetto:** a falde", "5 marzo 2027"],
  },
  "pt-BR": {
    says: ["Quero um orçamento", "Me chamo João", "joao@example.com.br", "01310100", "R$ 350,00", "laje", "5 de março"],
    values: { name: "João", email: "joao@example.com.br", postcode: "01310-100", bill: 350, roof: "flat", start: "2027-03-05" },
    summary: ["- **Nome:** João", "- **CEP:** 01310-100", "5 de março de 2027"],
  },
  ja: {
    says: ["見積もりがほしい", "田中太郎です", "tanaka＠example.jp", "１５０−０００１", "1万2千円くらい", "平らです", "3月5日"],
    values: { name: "田中太郎", email: "tanaka@example.jp", postcode: "150-0001", bill: 12000, roof: "flat", start: "2027-03-05" },
    summary: ["- **お名前：** 田中太郎", "- **毎月の電気代：** 12,000", "2027年3月5日"],
  },
};

test.each(LOCALES)("%s: from interest to the summary, one question at a time", async (locale) => {
  const dialogue = converse(locale);
  const { says, values, summary } = paths[locale];
  const texts = agentTexts[locale].lead;
  for (const [index, text] of says.entries()) {
    const said = await dialogue.say(text);
    const asked = HOUSE_PLAN.filter(({ id }) => said.text.includes(question(id, locale)));
    expect(asked.map(({ id }) => id)).toEqual(HOUSE_PLAN.slice(index, index + 1).map(({ id }) => id));
    expect(said.leads).toEqual(
      index === 0
        ? []
        : [
            {
              leadId: dialogue.stored()!.id,
              complete: index === HOUSE_PLAN.length,
              fields: HOUSE_PLAN.slice(0, index).map(({ id }) => id),
            },
          ],
    );
    expect(dialogue.stored()?.fields.every((field) => dialogue.sent.includes(field.messageId)) ?? true).toBe(true);
    if (index === 0) expect(said.text).toContain(texts.intro.split("{{skip}}")[0]);
    if (index < says.length - 1) continue;
    for (const line of [texts.summary, ...summary, HOUSE_CONFIG.agents.lead.promise[locale]!])
      expect(said.text.replace(/[\u00a0\u202f]/g, " ")).toContain(line.replace(/[\u00a0\u202f]/g, " "));
    expect(said.suggestions).toEqual([]);
    expect(said.text).not.toContain("{{");
  }
  expect(dialogue.values()).toEqual(values);
  expect(dialogue.stored()).toMatchObject({ complete: true, locale, visitorId: "visitor", threadId: "thread" });
  expect(dialogue.stored()!.fields.map(({ messageId }) => messageId)).toEqual(dialogue.sent.slice(1));
  expect((await dialogue.say("…")).text).toBe(texts.done);
});

test.each(LOCALES)("%s: the suggested word skips a question, and a choice shows its options", async (locale) => {
  const dialogue = converse(locale);
  const { lead } = agentTexts[locale];
  const first = await dialogue.say(paths[locale].says[0]!);
  expect(first.suggestions).toEqual([lead.skipWord]);
  const second = await dialogue.say(first.suggestions[0]!);
  expect(second.text).toContain(lead.skipped);
  expect(second.text).toContain(question("email", locale));
  expect(second.suggestions).toEqual([]);
  await dialogue.say(paths[locale].says[2]!);
  await dialogue.say(lead.skipWord);
  const roof = await dialogue.say(lead.skipWord);
  const choice = HOUSE_PLAN.find(({ kind }) => kind === "choice") as Extract<(typeof HOUSE_PLAN)[number], { kind: "choice" }>;
  const options = Object.values(choice.options[locale]!).map(([shown]) => shown!);
  expect(roof.suggestions).toEqual([...options, lead.skipWord]);
  await dialogue.say(options[1]!);
  const end = await dialogue.say(lead.skipWord);
  expect(end.text).toContain(lead.notGiven);
  expect(dialogue.stored()).toMatchObject({ complete: true });
  expect(dialogue.values()).toMatchObject({ roof: "flat" });
});

test.each(LOCALES)("%s: stopped by a word, resumed by the button", async (locale) => {
  const stops: Record<Locale, string> = {
    en: "stop",
    es: "basta",
    fr: "stop",
    de: "abbrechen",
    it: "basta",
    "pt-BR": "parar",
    ja: "やめます",
  };
  const { lead } = agentTexts[locale];
  const empty = converse(locale);
  await empty.say(paths[locale].says[0]!);
  expect((await empty.say(stops[locale])).text).toBe(lead.stoppedEmpty);
  const dialogue = converse(locale);
  await dialogue.say(paths[locale].says[0]!);
  await dialogue.say(paths[locale].says[1]!);
  const stopped = await dialogue.say(stops[locale]);
  expect(stopped.text).toBe(lead.stopped);
  expect(stopped.suggestions).toEqual([lead.resumeSuggestion]);
  const resumed = await dialogue.say(stopped.suggestions[0]!);
  expect(resumed.text).toContain(lead.resume);
  expect(resumed.text).toContain(question("email", locale));
  expect(dialogue.stored()).toMatchObject({ complete: false });
});
