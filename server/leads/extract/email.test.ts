import { LOCALES } from "@parley/protocol";
import { expect, test } from "vitest";
import { HOUSE_PLAN } from "../testing/house-config.ts";
import { extractEmail } from "./email.ts";
import type { Question } from "./extraction.ts";
import { read } from "./reading.ts";

const question = HOUSE_PLAN.find(({ kind }) => kind === "email") as Question<"email">;
const now = new Date("2026-11-22T12:00:00Z");

test.each<[string, string]>([
  ["anna@example.com", "anna@example.com"],
  ["Anna.Smith+solar@Example.COM", "Anna.Smith+solar@example.com"],
  ["it's anna_b@mail.example.co.uk.", "anna_b@mail.example.co.uk"],
  ["<anna@example.com>", "anna@example.com"],
  ["mailto:anna@example.com", "anna@example.com"],
  ["Hallo!(anna@example.com)", "anna@example.com"],
  ["anna＠example.jpです", "anna@example.jp"],
  ["ａｎｎａ＠ｅｘａｍｐｌｅ．ｊｐ", "anna@example.jp"],
  ["info@müller.de", "info@müller.de"],
  ["o'brien@example.ie", "o'brien@example.ie"],
])("%s holds %s", (text, value) => {
  for (const locale of LOCALES) expect(extractEmail(read(text, locale, now), question, "shape")).toMatchObject({ value });
});

test.each([
  "anna@example",
  "anna@example.c",
  "anna.@example.com",
  "an..na@example.com",
  "anna@-example.com",
  "anna@example..com",
  "anna@@example.com",
  "@example.com",
  "anna at example dot com",
  "josé@example.com",
  `${"a".repeat(65)}@example.com`,
  `anna@${"a".repeat(60)}.${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example.com`,
])("%s is no address", (text) => {
  expect(extractEmail(read(text, "en", now), question, "open")).toEqual({ code: "invalidEmail" });
  expect(extractEmail(read(text, "en", now), question, "shape")).toBeUndefined();
});

test("spaces around the sign are a slip where an address was asked for, and nothing elsewhere", () => {
  expect(extractEmail(read("anna @ example.com", "en", now), question, "open")).toMatchObject({ value: "anna@example.com" });
  expect(extractEmail(read("meet me @ example.com", "en", now), question, "shape")).toBeUndefined();
});
