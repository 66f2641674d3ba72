import type { Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { isQuestion } from "./is-question.ts";
import { matchIntents } from "./match-intent.ts";

const cases: [Locale, string, string[]][] = [
  ["en", "Hi there!", ["greeting"]],
  ["en", "Hello, how long is the warranty?", []],
  ["en", "Can I cancel my order?", []],
  ["en", "cancel", ["stop"]],
  ["en", "I'd like to talk to a human please", ["human"]],
  ["en", "Who are you?", ["identity"]],
  ["en", "Thanks, bye", ["goodbye", "thanks"]],
  ["de", "Guten Tag", ["greeting"]],
  ["de", "Danke schön!", ["thanks"]],
  ["de", "Ich möchte mit einem Menschen sprechen", ["human"]],
  ["de", "überspringen bitte", ["skip"]],
  ["es", "¡Hola!", ["greeting"]],
  ["es", "¿Quién eres?", ["identity"]],
  ["fr", "Merci beaucoup !", ["thanks"]],
  ["fr", "je passe", ["skip"]],
  ["it", "Buongiorno", ["greeting"]],
  ["it", "Cosa succede se salta la corrente?", []],
  ["pt-BR", "Obrigado!", ["thanks"]],
  ["pt-BR", "Quero falar com uma pessoa", ["human"]],
  ["ja", "こんにちは", ["greeting"]],
  ["ja", "はい", ["yes"]],
  ["ja", "蓄電池はいつ届きますか？", []],
  ["ja", "ありがとうございます", ["thanks"]],
  ["ja", "パスワードがわかりません", []],
];
test.each(cases)("%s: %s means %j", (locale, text, intents) => {
  expect([...matchIntents(text, locale)].sort()).toEqual(intents);
});

test.each<[Locale, string, boolean]>([
  ["en", "What does it cost", true],
  ["en", "Anna Smith", false],
  ["de", "Wie lange dauert das", true],
  ["de", "Flachdach", false],
  ["ja", "保証は何年ですか", true],
  ["ja", "田中です", false],
  ["fr", "Bonjour, combien ça coûte", true],
  ["es", "¿cuánto tarda?", true],
])("%s: %s is a question: %s", (locale, text, expected) => {
  expect(isQuestion(text, locale)).toBe(expected);
});
