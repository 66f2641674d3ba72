import { randomUUID } from "node:crypto";
import { LOCALES, type Locale } from "@parley/protocol";
import { TestVisitor } from "@parley/server/testing/start-test-server";
import { config } from "@parley/demo/config";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, plain } from "./ask.ts";
import { startSolstice, type Solstice } from "./start-solstice.ts";

let solstice: Solstice;
let visitor: TestVisitor;
beforeAll(async () => {
  solstice = await startSolstice();
  visitor = await TestVisitor.arrive(solstice.url);
}, 60_000);
afterAll(() => solstice.close());

test.each(LOCALES)("%s: what the service agent suggests it can answer, what the lead agent suggests is its own", async (locale) => {
  const { service, lead } = config.agents;
  for (const suggestion of service.suggestions[locale] ?? []) {
    const heard = await ask(visitor, suggestion, { locale });
    expect(heard, suggestion).toMatchObject({ agents: ["service"], locales: [locale] });
    expect(heard.sources, suggestion).toHaveLength(1);
  }
  for (const suggestion of lead.suggestions[locale] ?? []) {
    expect((await ask(visitor, suggestion, { locale })).agents.at(-1), suggestion).toBe("lead");
  }
});

const TALK: Record<Locale, readonly [string, string, string, string]> = {
  en: ["Hello!", "Thanks a lot", "Can I talk to a human?", "Who are you?"],
  es: ["¡Hola!", "Muchas gracias", "Quiero hablar con una persona", "¿Quién eres?"],
  fr: ["Bonjour", "Merci beaucoup", "Je voudrais parler à quelqu'un", "Qui êtes-vous ?"],
  de: ["Guten Tag", "Vielen Dank", "Ich möchte mit einem Menschen sprechen", "Wer bist du?"],
  it: ["Buongiorno", "Grazie mille", "Vorrei parlare con una persona", "Chi sei?"],
  "pt-BR": ["Bom dia", "Muito obrigado", "Quero falar com uma pessoa", "Quem é você?"],
  ja: ["こんにちは", "ありがとうございます", "人と話したいです", "あなたは誰ですか？"],
};

test.each(LOCALES)("%s: a greeting, thanks, the wish for a person and the question who speaks are understood", async (locale) => {
  const [greeting, thanks, human, identity] = TALK[locale];
  const contact = config.contact[locale];
  const [hello, welcome, person, self] = await Promise.all(
    [greeting, thanks, human, identity].map((text) => ask(visitor, text, { locale })),
  );
  expect(person?.text).toContain(plain(contact?.phone ?? "no phone"));
  expect(person?.text).toContain(contact?.email);
  expect(self?.text).toContain("Solstice");
  expect(self?.text).toContain(config.agents.service.name[locale]);
  const replies = [hello, welcome, person, self].map((heard) => heard?.text);
  expect(new Set(replies).size, replies.join("\n")).toBe(4);
  for (const heard of [hello, welcome, person, self]) expect(heard).toMatchObject({ sources: [], locales: [locale] });
});

test("the language changes in mid-conversation: with the visitor's words, and with the switch of the interface", async () => {
  const threadId = randomUUID();
  const say = async (text: string, locale: string) => (await ask(visitor, text, { locale, threadId })).locales;
  expect(await say("How long is the warranty?", "en")).toEqual(["en"]);
  expect(await say("Und wie lange dauert die Lieferung?", "en")).toEqual(["de"]);
  expect(await say("E305", "en"), "a code is no change of language").toEqual(["de"]);
  expect(await say("E305", "ja"), "the switch counts").toEqual(["ja"]);
});

test("a second miss in a row suggests a person", async () => {
  const threadId = randomUUID();
  const first = await ask(visitor, "qwertz asdfgh", { threadId });
  const second = await ask(visitor, "zxcvb nmlkj", { threadId });
  expect(first.suggestions).toHaveLength(2);
  expect(second.text).not.toBe(first.text);
  expect(second.text).toMatch(/person/i);
});
