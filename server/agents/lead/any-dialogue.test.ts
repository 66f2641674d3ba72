import { agentTexts } from "@parley/locales/agents";
import { LOCALES, type Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { converse } from "../../leads/testing/converse.ts";
import { HOUSE_PLAN } from "../../leads/testing/house-config.ts";

/** Answers to each question that will do, whatever the language. */
const GOOD: Record<string, readonly string[]> = {
  name: ["Anna Smith", "Zoé", "João", "Jörg Weiß"],
  email: ["anna@example.com", "x@y.zone"],
  postcode: ["94110", "80331", "150-0001"],
  bill: ["230", "1200"],
  roof: ["flat", "schräg", "傾斜"],
  start: ["2027-03-05", "2027-04-01"],
};
const OTHER: Record<Locale, readonly string[]> = {
  en: [
    "Hello",
    "What does the battery cost?",
    "who are you?",
    "no idea",
    "skip",
    "blah blah blah",
    "my email is actually new@x.org",
    "stop",
    "I'd like a quote",
    "yes",
    "1/1/2020",
    "?!",
  ],
  es: ["hola", "¿cuánto dura la garantía?", "no sé", "omitir", "no", "mi correo es nuevo@x.es", "basta", "Quiero un presupuesto"],
  fr: ["bonjour", "combien de temps ?", "je ne sais pas", "je passe", "non, c'est zoe@x.fr", "stop", "Je voudrais un devis"],
  de: [
    "hallo",
    "Wie lange dauert das?",
    "keine Ahnung",
    "überspringen",
    "nein, die PLZ ist 10115",
    "abbrechen",
    "Ich möchte ein Angebot",
    "egal",
  ],
  it: ["ciao", "quanto dura?", "non lo so", "salta questa", "il CAP è 00118", "basta", "Vorrei un preventivo"],
  "pt-BR": ["oi", "quanto tempo dura?", "não sei", "pular", "meu e-mail é novo@x.com", "parar", "Quero um orçamento"],
  ja: [
    "こんにちは",
    "保証は何年ですか？",
    "わかりません",
    "スキップ",
    "メール：atarashii@x.jp",
    "やめます",
    "見積もりがほしい",
    "田中です",
  ],
};

/** A small seeded generator, so that a failure can be seen again. */
function random(seed: number): <T>(from: readonly T[]) => T {
  let state = seed;
  return (from) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)]!;
  };
}

test.each(Array.from({ length: 28 }, (_, seed) => seed))(
  "whatever is said, in any language, dialogue %i keeps its promises",
  async (seed) => {
    const pick = random(seed);
    const base = LOCALES[seed % LOCALES.length]!;
    const dialogue = converse(base, { articles: ["battery", "garantía", "保証"] });
    const texts: string[] = [];
    let open: string | undefined;
    for (let turn = 0; turn < 25; turn++) {
      const locale = pick([base, base, base, ...LOCALES]);
      const good = open === undefined ? undefined : GOOD[open];
      const isGood = good !== undefined && pick([true, false]);
      const text = isGood ? pick(good) : pick(OTHER[locale]);
      const before = dialogue.values();
      const said = await dialogue.say(text, locale);
      texts.push(text);
      const trail = texts.join(" | ");

      const asked = HOUSE_PLAN.filter((question) => said.text.includes(question.question[locale]!)).map(({ id }) => id);
      expect(said.text.trim(), trail).not.toBe("");
      expect(said.text, trail).not.toMatch(/\{\{|undefined|NaN|\[object/);
      expect(asked.length, trail).toBeLessThanOrEqual(1);
      if (isGood) expect(asked, trail).not.toContain(open);
      if (isGood && open) expect(dialogue.values(), trail).toHaveProperty(open);
      for (const id of asked) expect(dialogue.values(), trail).not.toHaveProperty(id);
      for (const { id, raw, messageId } of dialogue.stored()?.fields ?? []) {
        expect(dialogue.sent, trail).toContain(messageId);
        expect(texts[dialogue.sent.indexOf(messageId)], `${id}: ${trail}`).toContain(raw);
      }
      const changed = JSON.stringify(before) !== JSON.stringify(dialogue.values());
      if (changed) expect(said.leads, trail).toHaveLength(1);
      open =
        asked[0] ?? (said.suggestions.includes(agentTexts[locale].lead.resumeSuggestion) || dialogue.stored()?.complete ? undefined : open);
    }
  },
);

test.each(LOCALES)("%s: skipping leads to the end from anywhere", async (locale) => {
  const dialogue = converse(locale);
  const { lead } = agentTexts[locale];
  let said = await dialogue.say(OTHER[locale].at(-1)!);
  let turns = 0;
  while (!said.text.includes(lead.summary) && turns++ < 10) said = await dialogue.say(lead.skipWord);
  // One more than there are questions: the required one is asked twice.
  expect(turns).toBe(HOUSE_PLAN.length + 1);
});

test.each([
  "1 ".repeat(4_000),
  "a".repeat(8_000),
  "@".repeat(8_000),
  "です".repeat(4_000),
  "? ".repeat(4_000),
  "1.".repeat(4_000),
  "my name is ".repeat(700),
  "\u0000\u202e\ud83d\ude00 \ud800",
  "__proto__",
  "constructor: toString",
])("odd text is survived: %#", async (text) => {
  for (const locale of ["en", "de", "ja"] as const) {
    const dialogue = converse(locale);
    for (const said of [OTHER[locale][0]!, text, GOOD["name"]![0]!, text]) expect((await dialogue.say(said)).text).not.toBe("");
  }
});
