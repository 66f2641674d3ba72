import type { Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { HOUSE_PLAN } from "../../testing/house-config.ts";
import type { Question } from "../extraction.ts";
import { read } from "../reading.ts";
import { extractNumber } from "./number.ts";

const question = HOUSE_PLAN.find(({ kind }) => kind === "number") as Question<"number">;
const unbounded: Question<"number"> = { id: "n", kind: "number", label: {}, question: {} };
const now = new Date("2026-11-22T12:00:00Z");

const given: Record<Locale, [text: string, value: number, raw?: string][]> = {
  en: [
    ["230", 230],
    ["about $230", 230, "230"],
    ["1,234.56", 1234.56],
    ["1,234", 1234],
    ["12.5", 12.5],
    ["1.5k", 1500],
    ["200–250", 200],
    ["between 200 and 250 dollars", 200, "200 and 250"],
    ["two hundred and fifty", 250],
    ["twenty-five bucks", 25, "twenty-five"],
    ["we are 4 and pay 180 per month", 180, "180"],
    ["my E305 costs 90", 90, "90"],
  ],
  de: [
    ["1.234,56", 1234.56],
    ["1.234 Euro", 1234, "1.234"],
    ["230,50", 230.5],
    ["12.5", 12.5],
    ["ca. 200-250 €", 200, "200-250"],
    ["200 bis 250 Euro", 200, "200 bis 250"],
    ["zweihundertfünfzig", 250],
    ["fünfundzwanzig", 25],
    ["eintausendzweihundert", 1200],
    ["1'200", 1200],
    ["2 tausend", 2000],
  ],
  fr: [
    ["1 234,56", 1234.56],
    ["1\u202f234 €", 1234, "1\u202f234"],
    ["230,5", 230.5],
    ["de 200 à 250 euros", 200, "200 à 250"],
    ["deux cent cinquante", 250],
    ["quatre-vingt-dix", 90],
    ["mille deux cents", 1200],
    ["environ 75 par mois", 75, "75"],
  ],
  es: [
    ["1.234,56", 1234.56],
    ["1 234", 1234],
    ["230,5 €", 230.5, "230,5"],
    ["entre 200 y 250", 200, "200 y 250"],
    ["doscientos cincuenta", 250],
    ["ochenta y cinco", 85],
    ["2 mil", 2000],
    ["unos 75 euros al mes", 75, "75"],
  ],
  it: [
    ["1.234,56", 1234.56],
    ["1234,5", 1234.5],
    ["200 o 250 euro", 200, "200 o 250"],
    ["duecentocinquanta", 250],
    ["milleduecento", 1200],
    ["duemila", 2000],
    ["ottanta euro al mese", 80, "ottanta"],
  ],
  "pt-BR": [
    ["R$ 1.234,56", 1234.56, "1.234,56"],
    ["R$350", 350, "350"],
    ["350 reais", 350, "350"],
    ["de 200 a 250", 200, "200 a 250"],
    ["duzentos e cinquenta", 250],
    ["mil e duzentos", 1200],
    ["uns 90 por mês", 90, "90"],
  ],
  ja: [
    ["12,000円", 12000, "12,000"],
    ["１２０００円", 12000, "１２０００"],
    ["1万2千", 12000],
    ["1.5万円", 15000, "1.5万"],
    ["一万二千円", 12000, "一万二千"],
    ["約二百五十円", 250, "二百五十"],
    ["1万〜1万5千円", 10000, "1万〜1万5千"],
    ["毎月8000くらい", 8000, "8000"],
  ],
};

const cases = Object.entries(given).flatMap(([locale, rows]) =>
  rows.map((row): [Locale, string, number, string?] => [locale as Locale, ...row]),
);

test.each(cases)("%s: %s is %d", (locale, text, value, raw = text) => {
  const found = extractNumber(read(text, locale, now), question, "open");
  expect(found).toMatchObject({ value });
  expect(found && "start" in found && text.slice(found.start, found.end)).toBe(raw);
});

test.each<[Locale, string, boolean]>([
  ["en", "I pay $230", true],
  ["en", "230 a month", true],
  ["en", "I have 230 books", false],
  ["de", "230 € im Monat", true],
  ["de", "Hausnummer 230", false],
  ["fr", "230 € par mois", true],
  ["es", "230 euros", true],
  ["it", "230 al mese", true],
  ["pt-BR", "R$ 230", true],
  ["ja", "毎月230円です", true],
  ["ja", "家族は4人です", false],
])("%s: nobody asked; %s is an answer: %s", (locale, text, expected) => {
  expect(extractNumber(read(text, locale, now), question, "shape") !== undefined).toBe(expected);
});

test("money does not answer a question that asks for none", () => {
  const people: Question<"number"> = { ...unbounded, question: { en: "How many people live in the house?" } };
  expect(extractNumber(read("I'd spend $200", "en", now), people, "shape")).toBeUndefined();
});

test.each<[string, Partial<Question<"number">>, object]>([
  ["none", {}, { code: "invalidNumber" }],
  ["un tejado muy grande y bonito", {}, { code: "invalidNumber" }],
  ["-5", { min: 0, max: 10 }, { code: "numberRange", min: 0, max: 10 }],
  ["11", { min: 0, max: 10 }, { code: "numberRange", min: 0, max: 10 }],
  ["1", { min: 2 }, { code: "numberMin", min: 2 }],
  ["3", { max: 2 }, { code: "numberMax", max: 2 }],
])("%s within %j is a problem", (text, bounds, problem) => {
  expect(extractNumber(read(text, "es", now), { ...unbounded, ...bounds }, "open")).toEqual(problem);
});
