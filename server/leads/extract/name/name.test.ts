import type { Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { HOUSE_PLAN } from "../../testing/house-config.ts";
import type { Clarity, Question } from "../extraction.ts";
import { withoutPleasantries } from "../pleasantries.ts";
import { read } from "../reading.ts";
import { extractName } from "./name.ts";

const question = HOUSE_PLAN.find(({ kind }) => kind === "name") as Question<"name">;
const find = (text: string, locale: Locale, clarity: Clarity) =>
  extractName(withoutPleasantries(read(text, locale, new Date("2026-11-22T12:00:00Z"))), question, clarity);

test.each<[Locale, string, string]>([
  ["en", "Anna", "Anna"],
  ["en", "anna smith", "anna smith"],
  ["en", "Hi, I'm Anna Smith!", "Anna Smith"],
  ["en", "My name is Mary-Jane O’Neill and I'd like a quote", "Mary-Jane O’Neill"],
  ["en", "Dr. Smith", "Dr. Smith"],
  ["en", "you can call me Bob, thanks", "Bob"],
  ["en", "Will", "Will"],
  ["es", "me llamo José Ortega y Gasset", "José Ortega y Gasset"],
  ["es", "María del Carmen", "María del Carmen"],
  ["es", "Hola, soy Ana y vivo en Madrid", "Ana"],
  ["fr", "Je m’appelle Zoé Dupont", "Zoé Dupont"],
  ["fr", "moi c'est Léa", "Léa"],
  ["fr", "Bonjour, Jean-Luc de La Tour", "Jean-Luc de La Tour"],
  ["de", "Mein Name ist Anna Schmidt", "Anna Schmidt"],
  ["de", "ich heisse Jörg Weiß und wohne in Bonn", "Jörg Weiß"],
  ["de", "Guten Tag, Anna von der Heide", "Anna von der Heide"],
  ["de", "Anna Schmidt, viele Grüße", "Anna Schmidt"],
  ["it", "mi chiamo Luca D'Angelo", "Luca D'Angelo"],
  ["it", "Sono Luca Rossi", "Luca Rossi"],
  ["pt-BR", "me chamo João dos Santos", "João dos Santos"],
  ["pt-BR", "oi, aqui é a Júlia", "Júlia"],
  ["ja", "田中太郎", "田中太郎"],
  ["ja", "田中です", "田中"],
  ["ja", "私の名前は田中太郎です。", "田中太郎"],
  ["ja", "はい、田中と申します", "田中"],
  ["ja", "サラ・スミス", "サラ・スミス"],
])("%s: %s is %s", (locale, text, value) => {
  expect(find(text, locale, "open")).toMatchObject({ value });
});

test.each<[Locale, string]>([
  ["de", "Schöne Grüße"],
  ["en", "Kind regards"],
  ["fr", "Bien cordialement"],
  ["en", "let me think"],
  ["en", "I want to know the price first"],
  ["en", "I'm looking for a quote"],
  ["en", "12345"],
  ["en", "x"],
  ["en", "A".repeat(61)],
  ["de", "das sage ich nicht"],
  ["fr", "je ne veux pas"],
  ["es", "para qué lo quiere"],
  ["it", "non lo so ancora"],
  ["pt-BR", "para que você quer saber"],
  ["ja", "あとで連絡します"],
])("%s: %s is no name", (locale, text) => {
  expect(find(text, locale, "open")).toEqual({ code: "invalidName" });
});

test.each<[Locale, string, string | undefined]>([
  ["en", "I'm Anna and my roof is flat", "Anna"],
  ["en", "I'm interested in solar", undefined],
  ["en", "Anna", undefined],
  ["de", "Ich bin Rentner", undefined],
  ["de", "Ich bin Anna Schmidt", "Anna Schmidt"],
  ["de", "ich heiße anna", "anna"],
  ["fr", "c'est urgent", undefined],
  ["it", "sono interessato", undefined],
  ["pt-BR", "sou a Júlia", "Júlia"],
  ["ja", "来月です", undefined],
  ["ja", "名前は田中です", "田中"],
])("%s: nobody asked; %s holds %s", (locale, text, value) => {
  const found = find(text, locale, "shape");
  if (value) expect(found).toMatchObject({ value });
  else expect(found).toBeUndefined();
});
