import type { Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { HOUSE_PLAN } from "../../testing/house-config.ts";
import type { Question } from "../extraction.ts";
import { read } from "../reading.ts";
import { extractDate } from "./date.ts";

const question = HOUSE_PLAN.find(({ kind }) => kind === "date") as Question<"date">;
/** A Sunday: the next week begins tomorrow. */
const now = new Date("2026-11-22T12:00:00Z");

const given: Record<Locale, [text: string, day: string, raw?: string][]> = {
  en: [
    ["2027-03-05", "2027-03-05"],
    ["3/5/2027", "2027-03-05"],
    ["25/12/2026", "2026-12-25"],
    ["maybe 12/3?", "2026-12-03", "12/3"],
    ["March 5th, 2027 would be good", "2027-03-05", "March 5th, 2027"],
    ["the 5th of march", "2027-03-05", "5th of march"],
    ["Nov 22", "2026-11-22"],
    ["Nov 21", "2027-11-21"],
    ["Feb 29", "2028-02-29"],
    ["tomorrow", "2026-11-23"],
    ["the day after tomorrow", "2026-11-24", "day after tomorrow"],
    ["in two weeks or so", "2026-12-06", "in two weeks"],
    ["in 2-3 months", "2027-01-22"],
    ["next Monday", "2026-11-23", "Monday"],
    ["Sunday", "2026-11-29"],
    ["Friday next week", "2026-11-27"],
    ["the week after next", "2026-12-06"],
    ["as soon as possible", "2026-11-22"],
    ["sometime in May", "2027-05-01", "May"],
    ["the 15th", "2026-12-15", "15th"],
    ["the 15th of next month", "2026-12-15", "15th of next month"],
  ],
  de: [
    ["5.3.2027", "2027-03-05"],
    ["05.03.27", "2027-03-05"],
    ["ab 5.3.", "2027-03-05", "5.3."],
    ["1. Mai", "2027-05-01"],
    ["am 3. März 2027", "2027-03-03", "3. März 2027"],
    ["3. Maerz oder 3. marz", "2027-03-03", "3. marz"],
    ["5. Dez.", "2026-12-05"],
    ["übermorgen", "2026-11-24"],
    ["morgen", "2026-11-23"],
    ["in drei Wochen", "2026-12-13"],
    ["in 10 Tagen", "2026-12-02"],
    ["nächste Woche Mittwoch", "2026-11-25"],
    ["übernächste Woche", "2026-12-06"],
    ["nächsten Monat", "2026-12-22"],
    ["Anfang Februar", "2027-02-01", "Februar"],
    ["am 15.", "2026-12-15", "15."],
    ["sofort", "2026-11-22"],
  ],
  fr: [
    ["05/03/2027", "2027-03-05"],
    ["1er mai", "2027-05-01"],
    ["le 3 février 2027", "2027-02-03", "3 février 2027"],
    ["le 3 fevrier", "2027-02-03", "3 fevrier"],
    ["15 déc.", "2026-12-15", "15 déc."],
    ["après-demain", "2026-11-24"],
    ["demain", "2026-11-23"],
    ["dans quinze jours", "2026-12-07"],
    ["la semaine prochaine", "2026-11-29"],
    ["lundi prochain", "2026-11-23", "lundi"],
    ["à partir du mois de mars", "2027-03-01", "mars"],
    ["le 15", "2026-12-15"],
  ],
  es: [
    ["5/3/2027", "2027-03-05"],
    ["el 3 de marzo", "2027-03-03", "3 de marzo"],
    ["3 de marzo de 2027", "2027-03-03"],
    ["15 dic", "2026-12-15"],
    ["pasado mañana", "2026-11-24"],
    ["mañana", "2026-11-23"],
    ["manana", "2026-11-23"],
    ["dentro de dos semanas", "2026-12-06"],
    ["la semana que viene", "2026-11-29"],
    ["el miércoles", "2026-11-25", "miércoles"],
    ["a partir de enero", "2027-01-01", "enero"],
    ["el día 15", "2026-12-15"],
  ],
  it: [
    ["5/3/2027", "2027-03-05"],
    ["il 3 marzo", "2027-03-03", "3 marzo"],
    ["1º maggio 2027", "2027-05-01"],
    ["15 dic.", "2026-12-15", "15 dic."],
    ["dopodomani", "2026-11-24"],
    ["domani", "2026-11-23"],
    ["tra due settimane", "2026-12-06"],
    ["fra 10 giorni", "2026-12-02"],
    ["la prossima settimana", "2026-11-29", "prossima settimana"],
    ["lunedi prossimo", "2026-11-23", "lunedi"],
    ["da gennaio", "2027-01-01", "gennaio"],
    ["dal 15", "2026-12-15"],
  ],
  "pt-BR": [
    ["05/03/2027", "2027-03-05"],
    ["3 de março", "2027-03-03"],
    ["3 de marco de 2027", "2027-03-03"],
    ["15 dez", "2026-12-15"],
    ["depois de amanhã", "2026-11-24"],
    ["amanhã", "2026-11-23"],
    ["daqui a três semanas", "2026-12-13"],
    ["mês que vem", "2026-12-22"],
    ["segunda-feira", "2026-11-23"],
    ["na sexta", "2026-11-27", "sexta"],
    ["em janeiro", "2027-01-01", "janeiro"],
    ["dia 15", "2026-12-15"],
  ],
  ja: [
    ["2027年3月5日", "2027-03-05"],
    ["２０２７/３/５", "2027-03-05"],
    ["3月5日以降", "2027-03-05", "3月5日"],
    ["三月五日", "2027-03-05"],
    ["令和9年3月5日", "2027-03-05"],
    ["3/5", "2027-03-05"],
    ["明後日", "2026-11-24"],
    ["明日でお願いします", "2026-11-23", "明日"],
    ["来週の月曜日", "2026-11-23"],
    ["再来週", "2026-12-06"],
    ["2週間後", "2026-12-06"],
    ["三か月後", "2027-02-22"],
    ["来月の15日", "2026-12-15"],
    ["15日", "2026-12-15"],
    ["5月ごろ", "2027-05-01", "5月"],
  ],
};

const cases = Object.entries(given).flatMap(([locale, rows]) =>
  rows.map((row): [Locale, string, string, string?] => [locale as Locale, ...row]),
);

test.each(cases)("%s: %s is %s", (locale, text, day, raw = text) => {
  const found = extractDate(read(text, locale, now), question, "open");
  expect(found).toMatchObject({ value: day });
  expect(found && "start" in found && text.slice(found.start, found.end)).toBe(raw);
});

test.each<[Locale, string, string]>([
  ["en", "1/2/2020", "datePast"],
  ["en", "February 30", "invalidDate"],
  ["en", "whenever the weather is fine", "invalidDate"],
  ["en", "I may decide later on", "invalidDate"],
  ["de", "31.4.2027", "invalidDate"],
  ["de", "am 20. November 2026", "datePast"],
  ["fr", "au printemps", "invalidDate"],
  ["es", "en primavera", "invalidDate"],
  ["it", "in primavera", "invalidDate"],
  ["pt-BR", "ontem", "invalidDate"],
  ["ja", "2020年1月1日", "datePast"],
  ["ja", "そのうち", "invalidDate"],
])("%s: %s is a problem: %s", (locale, text, code) => {
  expect(extractDate(read(text, locale, now), question, "open")).toEqual({ code });
});

test.each<[Locale, string]>([
  ["en", "please call me tomorrow"],
  ["en", "we are 4 people, 1/2 of us at home"],
  ["en", "it may take 3 days"],
  ["de", "ich bin 1.5 Stunden entfernt"],
  ["ja", "来週はいません"],
  ["en", "installed on March 5, 2019"],
])("%s: nobody asked, so %s holds no date", (locale, text) => {
  expect(extractDate(read(text, locale, now), question, "shape")).toBeUndefined();
});

test("a day that is still today somewhere on earth has not passed", () => {
  const night = new Date("2026-11-23T03:00:00Z");
  expect(extractDate(read("November 22, 2026", "en", night), question, "open")).toMatchObject({ value: "2026-11-22" });
  expect(extractDate(read("November 21, 2026", "en", night), question, "open")).toEqual({ code: "datePast" });
});

test("the example of a date that is shown after a mistake is one that we read", () => {
  for (const locale of Object.keys(given) as Locale[]) {
    const example = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date("2026-12-06T00:00:00Z"));
    expect(extractDate(read(example, locale, now), question, "open")).toMatchObject({ value: "2026-12-06" });
  }
});
