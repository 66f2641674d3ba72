import { expect, test } from "vitest";
import { turnLocale } from "./turn-locale.ts";

test("a conversation keeps the language of its last turn through names and numbers", () => {
  const first = turnLocale("Wie lange dauert die Lieferung?", "en", {});
  expect(first.locale).toBe("de");
  expect(turnLocale("Anna Schmidt", "en", first.memory).locale).toBe("de");
});

test("switching the interface counts for more than the last turn", () => {
  const { memory } = turnLocale("Wie lange dauert die Lieferung?", "de", {});
  expect(turnLocale("E305", "ja", memory).locale).toBe("ja");
});

test.each([
  ["Hallo!", "de"],
  ["Hola", "es"],
  ["Merci !", "fr"],
  ["こんにちは", "ja"],
  ["Ciao", "en"],
])("a courtesy tells the language, unless the expected one knows it too: %s is %s", (text, locale) => {
  expect(turnLocale(text, "en", {}).locale).toBe(locale);
});

test("what is remembered is not trusted blindly", () => {
  expect(turnLocale("E305", "fr", { language: { spoken: "xx", ui: 3 } }).locale).toBe("fr");
});
