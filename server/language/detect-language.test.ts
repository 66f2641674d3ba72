import type { Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { detectLanguage } from "./detect-language.ts";

test.each<[string, Locale, Locale | undefined]>([
  ["Was kostet das Family-Paket?", "en", "de"],
  ["Wie lange dauert die Lieferung", "en", "de"],
  ["¿Cuánto cuesta la batería?", "en", "es"],
  ["Quanto custa o frete para a minha casa?", "es", "pt-BR"],
  ["Combien de temps dure l’installation ?", "de", "fr"],
  ["Quanto costa il pacchetto Family?", "en", "it"],
  ["How long does the delivery take?", "ja", "en"],
  ["保証は何年ですか", "en", "ja"],
  ["バッテリー", "de", "ja"],
])("%s is told from %s: %s", (text, prior, language) => {
  expect(detectLanguage(text, prior)).toBe(language);
});

test.each<[string, Locale]>([
  ["Anna Müller", "en"],
  ["E305", "ja"],
  ["Vault 10 Backup Box", "de"],
  ["anna.smith@example.com", "fr"],
  ["München", "it"],
  ["ok", "es"],
  ["", "en"],
])("%j does not change a conversation in %s", (text, prior) => {
  expect(detectLanguage(text, prior) ?? prior).toBe(prior);
});

test("a long message is told by its beginning", () => {
  expect(detectLanguage(`${"Wie lange dauert die Lieferung? ".repeat(40)}${"How long does the delivery take? ".repeat(200)}`, "fr")).toBe(
    "de",
  );
});
