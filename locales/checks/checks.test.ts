import { expect, test } from "vitest";
import { entriesOf } from "./entries.ts";
import { emptyFindings, keyFindings, placeholderFindings, untranslatedFindings } from "./structure.ts";
import { lengthFindings, typographyFindings } from "./typography.ts";

const english = entriesOf({
  send: "Send",
  left_one: "{{count}} left",
  left_other: "{{count}} left",
  hello: ["hi", "I am {name}"],
  numbers: { one: 1 },
});

test("a file like the English one, with the forms of its own language, has nothing against it", () => {
  const japanese = entriesOf({ send: "送信", left_other: "残り{{count}}", hello: ["やあ", "どうも"], numbers: { 一: 1 } });
  expect(keyFindings("ja", english, japanese)).toEqual([]);
  expect(placeholderFindings(english, japanese)).toEqual([]);
  expect(emptyFindings(japanese)).toEqual([]);
  expect(untranslatedFindings(english, japanese, [])).toEqual([]);
  expect(typographyFindings("ja", japanese)).toEqual([]);
});

test("a key too few and a key too many are found", () => {
  const german = entriesOf({ left_one: "", left_other: "", hello: [], more: { stop: "" } });
  expect(keyFindings("de", english, german)).toEqual(["send is missing", "more.stop is not expected"]);
});

test("a plural form that the language needs, and one that it does not have, are found", () => {
  const same = entriesOf({ send: "", left_one: "", left_other: "", hello: [] });
  expect(keyFindings("fr", english, same)).toEqual(["left_many is missing"]);
  expect(keyFindings("ja", english, same)).toEqual(["left_one is not expected"]);
});

test("a placeholder that was lost, misspelt or made up is found, in every plural form", () => {
  const french = entriesOf({ send: "Envoyer {{text}}", left_one: "{{compte}}", left_many: "rien", left_other: "{{count}}" });
  expect(placeholderFindings(english, french)).toEqual([
    "send: “Envoyer {{text}}” should have no placeholder",
    "left_one: “{{compte}}” should have {{count}}",
    "left_many: “rien” should have {{count}}",
  ]);
});

test("texts that say nothing are found", () => {
  expect(emptyFindings(entriesOf({ a: "", b: " text", c: [], d: ["x", "x"] }))).toEqual([
    "a: “” is empty or padded",
    "b: “ text” is empty or padded",
    "c has no phrase",
    "d has a phrase twice",
  ]);
});

test("a text that is still English is found unless it may be the same", () => {
  const german = entriesOf({ send: "Send", hello: ["hi", "I am {name}"] });
  expect(untranslatedFindings(english, german, ["hello"])).toEqual(["send is the same as in English"]);
  expect(untranslatedFindings(english, german, ["send"])).toEqual(["hello is the same as in English"]);
});

test.each([
  ["fr", "Bonjour !"],
  ["fr", "Sources: 3"],
  ["fr", "«Omettre»"],
  ["ja", "送信しました."],
  ["ja", "はい,どうぞ"],
  ["es", "Necesita ayuda?"],
  ["es", "Gracias!"],
  ["de", "Warten..."],
  ["it", "L'articolo"],
])("%s is not set like “%s”", (locale, text) => {
  expect(typographyFindings(locale, entriesOf({ text }))).toHaveLength(1);
});

test.each([
  ["fr", "Bonjour\u202F! Sources\u00A0: «\u202FOmettre\u202F»"],
  ["ja", "name@example.comのように入力してください。"],
  ["es", "¡Gracias! ¿Necesita ayuda?"],
])("%s is set like “%s”", (locale, text) => {
  expect(typographyFindings(locale, entriesOf({ text }))).toEqual([]);
});

test("a text that does not fit its button is found", () => {
  const texts = entriesOf({ send: "Absenden", stop: "Stopp" });
  expect(lengthFindings(texts, ["send", "stop"], 5)).toEqual(["send: “Absenden” has 8 characters, at most 5 fit"]);
});
