import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DEMO_ROOT } from "../demo-root.ts";
import { LANGUAGES, type Language } from "./languages.ts";
import { fill, siteTexts } from "./texts.ts";

/** Path of each text, with the placeholders in it. */
function shape(value: unknown, path = ""): string[] {
  if (typeof value === "object" && value !== null) return Object.entries(value).flatMap(([key, inner]) => shape(inner, `${path}/${key}`));
  const placeholders = [...String(value).matchAll(/\{\w+\}/g)].map(([placeholder]) => placeholder).sort();
  return [`${path} ${typeof value} ${placeholders.join(" ")}`];
}

function leaves(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(leaves) : [String(value)];
}

/** Numbers of two digits and more, without the marks between their thousands. */
function numbers(text: string): Set<string> {
  const joined = text.replace(/(?<=\d)[.,\s\u00A0\u202F](?=\d{3}(?!\d))/g, "");
  return new Set((joined.match(/\d+(?:[.,]\d+)?/g) ?? []).filter((number) => number.length > 1));
}

function knowledge(language: Language): string {
  const folder = join(DEMO_ROOT, "knowledge", language);
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "utf8").replace(/<!--.*?-->/gs, ""))
    .join("\n");
}

test.each(LANGUAGES)("%s has the same texts as English, with the same placeholders", (language) => {
  expect(shape(siteTexts[language]).sort()).toEqual(shape(siteTexts.en).sort());
});

test.each(LANGUAGES)("no text of %s is empty or left in English", (language) => {
  expect(leaves(siteTexts[language]).filter((text) => text.trim() === "")).toEqual([]);
  const english = new Set(leaves(siteTexts.en).filter((text) => text.length > 24));
  if (language !== "en") expect(leaves(siteTexts[language]).filter((text) => english.has(text))).toEqual([]);
});

test.each(LANGUAGES)("every number that the pages of %s name stands in its articles", (language) => {
  const known = numbers(knowledge(language));
  expect([...numbers(leaves(siteTexts[language]).join("\n"))].filter((number) => !known.has(number))).toEqual([]);
});

test("placeholders are filled, and a missing value is an error", () => {
  expect(fill("{name} has {count}", { name: "Sunny", count: 22 })).toBe("Sunny has 22");
  expect(() => fill("Ask {name}", {})).toThrow("needs a value for {name}");
});
