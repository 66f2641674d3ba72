import { expect, test } from "vitest";
import { matchLocale, pickLocale } from "./locale.ts";

test.each([
  ["de-AT", "de"],
  ["DE_ch", "de"],
  ["es-MX", "es"],
  ["pt", "pt-BR"],
  ["pt-PT", "pt-BR"],
  ["ca", "es"],
  ["gsw", "de"],
  ["ja-JP", "ja"],
  ["fr-CA-u-co-phonebk", "fr"],
  ["zh-TW", undefined],
  ["C", undefined],
  ["__proto__", undefined],
  ["constructor", undefined],
  ["", undefined],
  [undefined, undefined],
])("%s is offered %s", (tag, locale) => {
  expect(matchLocale(tag)).toBe(locale);
});

test("the first tag that matches wins, and the fallback where none does", () => {
  expect(pickLocale([undefined, "zh", "it-CH", "de"])).toBe("it");
  expect(pickLocale(["zh", "ko"], "fr")).toBe("fr");
});
