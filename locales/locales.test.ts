import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { LOCALES } from "@parley/protocol";
import { describe, expect, test } from "vitest";
import { agentTexts, intents } from "./agents.ts";
import { entriesOf } from "./checks/entries.ts";
import { emptyFindings, keyFindings, placeholderFindings, untranslatedFindings } from "./checks/structure.ts";
import { lengthFindings, typographyFindings } from "./checks/typography.ts";
import { widgetTexts } from "./widget.ts";

const FILES = ["agents.json", "intents.json", "widget.json"] as const;
const folder = fileURLToPath(new URL(".", import.meta.url));
const read = (locale: string, file: string) => entriesOf(JSON.parse(readFileSync(`${folder}/${locale}/${file}`, "utf8")));

/** A language is called by its own name in every language. */
const OWN_NAMES = LOCALES.map((locale) => `languages.${locale}`);
/** Words that are the same in English. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  fr: ["list.label", "list.suggestions", "sources.label_one", "sources.label_other"],
};

const BUTTONS = [
  "launcher.open",
  "launcher.close",
  "header.newConversation",
  "header.language",
  "header.agent",
  "header.menu",
  "header.close",
  "list.latest",
  "list.edit",
  "sources.back",
  "sources.visit",
  "composer.send",
  "composer.stop",
  "feedback.helpful",
  "feedback.unhelpful",
  "notice.retry",
  "notice.dismiss",
  "human.suggestion",
  "unknown.suggestionLead",
  "lead.resumeSuggestion",
];

test("every language of the protocol has its folder and is loaded", () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !["checks", "dist", "node_modules"].includes(entry.name),
  );
  const expected = LOCALES.toSorted();
  expect(folders.map(({ name }) => name).toSorted()).toEqual(expected);
  expect(Object.keys(agentTexts).toSorted()).toEqual(expected);
  expect(Object.keys(intents).toSorted()).toEqual(expected);
  expect(Object.keys(widgetTexts).toSorted()).toEqual(expected);
});

test("every button that has a limit is a text", () => {
  const keys = [...read("en", "widget.json").keys(), ...read("en", "agents.json").keys()];
  expect(BUTTONS.filter((key) => !keys.includes(key))).toEqual([]);
});

describe.each(LOCALES)("%s", (locale) => {
  test.each(FILES)("%s has the keys and plural forms that it needs", (file) => {
    expect(keyFindings(locale, read("en", file), read(locale, file))).toEqual([]);
  });

  test.each(FILES)("%s has the placeholders of English", (file) => {
    expect(placeholderFindings(read("en", file), read(locale, file))).toEqual([]);
  });

  test.each(FILES)("%s has no empty text", (file) => {
    expect(emptyFindings(read(locale, file))).toEqual([]);
  });

  test.each(["agents.json", "widget.json"])("%s is set as the language is", (file) => {
    expect(typographyFindings(locale, read(locale, file))).toEqual([]);
  });

  test.each(["agents.json", "widget.json"])("%s has buttons that fit", (file) => {
    expect(lengthFindings(read(locale, file), BUTTONS, 30)).toEqual([]);
  });
});

describe.each(LOCALES.filter((locale) => locale !== "en"))("%s", (locale) => {
  test.each(FILES)("%s is translated", (file) => {
    expect(untranslatedFindings(read("en", file), read(locale, file), [...OWN_NAMES, ...(SAME[locale] ?? [])])).toEqual([]);
  });
});
