import type { Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { HOUSE_PLAN } from "../testing/house-config.ts";
import type { Question } from "./extraction.ts";
import { extractPostcode, postcodeExample } from "./postcode.ts";
import { read } from "./reading.ts";

const question = HOUSE_PLAN.find(({ kind }) => kind === "postcode") as Question<"postcode">;
const now = new Date("2026-11-22T12:00:00Z");

test.each<[Locale, string, string]>([
  ["en", "it's 94110", "94110"],
  ["en", "94110-1234", "94110-1234"],
  ["es", "28013 Madrid", "28013"],
  ["fr", "75 011 Paris", "75011"],
  ["de", "D-80331 München", "80331"],
  ["it", "CAP 20121", "20121"],
  ["pt-BR", "01310100", "01310-100"],
  ["pt-BR", "01310-100", "01310-100"],
  ["ja", "〒150-0001です", "150-0001"],
  ["ja", "１５０−０００１", "150-0001"],
  ["ja", "1500001", "150-0001"],
])("%s: %s is %s", (locale, text, value) => {
  expect(extractPostcode(read(text, locale, now), question, "open")).toMatchObject({ value });
  expect(extractPostcode(read(text, locale, now), question, "shape")).toMatchObject({ value });
});

test.each<[Locale, string]>([
  ["en", "I pay 12000 dollars"],
  ["de", "12000 kWh im Jahr"],
  ["de", "Tel. 089 12345 67"],
  ["fr", "12000 euros"],
  ["es", "pedido SO-12345"],
  ["en", "order #12345"],
  ["pt-BR", "R$ 12345"],
])("%s: nobody asked; %s holds no postal code", (locale, text) => {
  expect(extractPostcode(read(text, locale, now), question, "shape")).toBeUndefined();
});

test("where one was asked for, that of another country counts too", () => {
  expect(extractPostcode(read("01310-100", "en", now), question, "open")).toMatchObject({ value: "01310-100" });
  expect(extractPostcode(read("no idea, sorry", "en", now), question, "open")).toEqual({ code: "invalidPostcode" });
  expect(extractPostcode(read("941", "en", now), question, "open")).toEqual({ code: "invalidPostcode" });
});

test.each<Locale>(["en", "es", "fr", "de", "it", "pt-BR", "ja"])("%s: the example of a postal code is one that we read", (locale) => {
  expect(extractPostcode(read(postcodeExample(locale), locale, now), question, "shape")).toMatchObject({ value: postcodeExample(locale) });
});
