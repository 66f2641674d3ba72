import type { Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { formatAnswer, labelled, listItem } from "./format-answer.ts";
import { HOUSE_PLAN } from "./testing/house-config.ts";

const format = (id: string, value: string | number, locale: Locale) =>
  formatAnswer(
    HOUSE_PLAN.find((question) => question.id === id)!,
    { value, raw: String(value) },
    locale,
    "en",
  ).replace(/[\u00a0\u202f]/g, " ");

test.each<[string, string | number, Locale, string]>([
  ["bill", 1234.5, "en", "1,234.5"],
  ["bill", 1234.5, "de", "1.234,5"],
  ["bill", 1234.5, "fr", "1 234,5"],
  ["start", "2027-03-05", "en", "March 5, 2027"],
  ["start", "2027-03-05", "pt-BR", "5 de março de 2027"],
  ["start", "2027-03-05", "ja", "2027年3月5日"],
  ["roof", "flat", "it", "piano"],
  ["roof", "gone", "it", "gone"],
  ["name", "anna_b", "en", "anna_b"],
])("%s %s in %s is %s", (id, value, locale, expected) => {
  expect(format(id, value, locale)).toBe(expected);
});

test("a visitor's words make no markup", () => {
  expect(format("name", "[x](javascript:alert(1)) **b** <img> `c`\n# d", "en")).toBe(
    "\\[x\\](javascript:alert(1)) \\*\\*b\\*\\* \\<img\\> \\`c\\` # d",
  );
  expect(format("name", "_a_ - b", "en")).toBe("\\_a\\_ - b");
});

test("a label has the colon of its language", () => {
  expect(labelled("Nom", "Zoé", "fr")).toBe("Nom\u00a0: Zoé");
  expect(labelled("お名前", "田中", "ja")).toBe("お名前：田中");
  expect(listItem("Name", "Anna", "de")).toBe("- **Name:** Anna");
});
