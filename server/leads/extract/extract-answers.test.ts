import type { Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { HOUSE_PLAN } from "../testing/house-config.ts";
import { extractAnswers } from "./extract-answers.ts";
import { withoutPleasantries } from "./pleasantries.ts";
import { read } from "./reading.ts";

const now = new Date("2026-11-22T12:00:00Z");

function extract(text: string, locale: Locale, open?: string, noted: readonly string[] = []) {
  const found = extractAnswers(withoutPleasantries(read(text, locale, now)), { plan: HOUSE_PLAN, open, noted: new Set(noted) });
  return { ...found, values: Object.fromEntries(found.answers.map(({ id, value }) => [id, value])) };
}

test.each<[Locale, string | undefined, string, object]>([
  ["en", undefined, "I'd like a quote, my email is anna@x.org and I'm Anna Smith", { email: "anna@x.org", name: "Anna Smith" }],
  [
    "en",
    "name",
    "Anna, anna@x.org, 94110, $230 a month, flat, March 5",
    { name: "Anna", email: "anna@x.org", postcode: "94110", bill: 230, roof: "flat", start: "2027-03-05" },
  ],
  ["en", "bill", "230, and my zip is 94110", { bill: 230, postcode: "94110" }],
  ["en", "bill", "94110, about 230 a month", { bill: 230, postcode: "94110" }],
  ["en", "bill", "12000", { bill: 12000 }],
  ["en", "postcode", "94110, I pay $230", { bill: 230, postcode: "94110" }],
  ["de", "name", "Ich heiße Anna, 80331 München, 230 Euro im Monat", { name: "Anna", postcode: "80331", bill: 230 }],
  ["de", "roof", "flach, ab 1. Mai 2027", { roof: "flat", start: "2027-05-01" }],
  [
    "fr",
    "name",
    "Je m'appelle Zoé, zoe@x.fr, 75011, 120 € par mois, toit plat",
    { name: "Zoé", email: "zoe@x.fr", postcode: "75011", bill: 120, roof: "flat" },
  ],
  ["es", "name", "Soy Ana López, mi correo es ana@x.es y pago 90 euros al mes", { name: "Ana López", email: "ana@x.es", bill: 90 }],
  ["it", "email", "luca@x.it, CAP 20121, tetto piano", { email: "luca@x.it", postcode: "20121", roof: "flat" }],
  [
    "pt-BR",
    "name",
    "Sou o João, joao@x.com, 01310-100, R$ 350,00 por mês",
    { name: "João", email: "joao@x.com", postcode: "01310-100", bill: 350 },
  ],
  [
    "ja",
    "name",
    "田中です。tanaka@example.jp、〒150-0001、毎月1万円、平らです",
    { name: "田中", email: "tanaka@example.jp", postcode: "150-0001", bill: 10000, roof: "flat" },
  ],
])("%s, %s is open: %s", (locale, open, text, values) => {
  expect(extract(text, locale, open).values).toEqual(values);
});

test("the visitor's own words are quoted as they stand", () => {
  expect(extract("Ich zahle zwischen 1.200 und 1.300 € im Monat", "de", "bill").answers).toEqual([
    { id: "bill", value: 1200, raw: "1.200 und 1.300" },
  ]);
  expect(extract("ａｎｎａ＠x.jp", "ja", "email").answers).toEqual([{ id: "email", value: "anna@x.jp", raw: "ａｎｎａ＠x.jp" }]);
});

test.each<[Locale, string, string, object, string]>([
  ["en", "name", "My name is Anna. What does the battery cost?", { name: "Anna" }, "What does the battery cost?"],
  ["en", "bill", "How much does the 10 kWh battery cost?", {}, "How much does the 10 kWh battery cost?"],
  ["en", "roof", "Is a flat roof a problem?", {}, "Is a flat roof a problem?"],
  ["en", "start", "next Monday?", { start: "2026-11-23" }, ""],
  ["en", "bill", "200?", { bill: 200 }, ""],
  ["en", "name", "Can you write to anna@x.org?", { email: "anna@x.org" }, "Can you write to anna@x.org?"],
  ["es", "roof", "que sea plano", { roof: "flat" }, ""],
  ["de", "start", "ab 1. Mai. Wie lange dauert die Montage?", { start: "2027-05-01" }, "Wie lange dauert die Montage?"],
  ["ja", "name", "田中です。蓄電池はいくらですか？", { name: "田中" }, "蓄電池はいくらですか？"],
])("%s, %s is open: %s", (locale, open, text, values, asked) => {
  const found = extract(text, locale, open);
  expect(found.values).toEqual(values);
  expect(found.asked).toBe(asked);
});

const ALL = HOUSE_PLAN.map(({ id }) => id);
test.each<[Locale, string, object]>([
  ["en", "my email is actually x@y.zone", { email: "x@y.zone" }],
  ["en", "Name: Anne", { name: "Anne" }],
  ["en", "the bill is 300", { bill: 300 }],
  ["en", "No, it's pitched", { roof: "pitched" }],
  ["en", "start date: April 1", { start: "2027-04-01" }],
  ["de", "nein, die PLZ ist 80331", { postcode: "80331" }],
  ["de", "Stromkosten im Monat: 1.300,50", { bill: 1300.5 }],
  ["fr", "Non, je m'appelle Zoé", { name: "Zoé" }],
  ["es", "el tejado es plano", { roof: "flat" }],
  ["it", "il CAP è 20121", { postcode: "20121" }],
  ["pt-BR", "meu e-mail é joao@x.com", { email: "joao@x.com" }],
  ["ja", "郵便番号：150-0001", { postcode: "150-0001" }],
  ["ja", "お名前：山田", { name: "山田" }],
])("%s: all is noted, and %s changes it", (locale, text, values) => {
  expect(extract(text, locale, undefined, ALL).values).toEqual(values);
});

test.each<[Locale, string]>([
  ["en", "my order number is 12345 by the way, thanks for the help"],
  ["en", "we had a flat tyre on the way to the shop today"],
  ["en", "I'm Happy with that"],
  ["en", "is my bill 300 too high?"],
  ["de", "ich bin Rentner und habe viel Zeit"],
])("%s: all is noted, and %s changes nothing", (locale, text) => {
  expect(extract(text, locale, undefined, ALL).values).toEqual({});
});

test("a new value that will not do is reported, and the noted one stays", () => {
  const found = extract("my email is anna@x", "en", undefined, ALL);
  expect(found.values).toEqual({});
  expect(found.changeProblem).toEqual({ id: "email", problem: { code: "invalidEmail" } });
});
