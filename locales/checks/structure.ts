import { phrasesOf, type Entries } from "./entries.ts";

const PLURAL = /_(?:zero|one|two|few|many|other)$/;

/** Keys that `texts` lacks or has too many, measured by the keys of `reference` and the plural forms of the language. Empty when all is well. */
export function keyFindings(locale: string, reference: Entries, texts: Entries): string[] {
  const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const expected = new Set(
    [...reference.keys()].flatMap((key) => (PLURAL.test(key) ? forms.map((form) => `${stemOf(key)}_${form}`) : [key])),
  );
  return [
    ...[...expected].filter((key) => !texts.has(key)).map((key) => `${key} is missing`),
    ...[...texts.keys()].filter((key) => !expected.has(key)).map((key) => `${key} is not expected`),
  ];
}

/** Texts whose placeholders (`{{agent}}`, `{name}`) are not those of the same text in `reference`. */
export function placeholderFindings(reference: Entries, texts: Entries): string[] {
  return [...texts].flatMap(([key, value]) => {
    const original = reference.get(key) ?? reference.get(`${stemOf(key)}_other`);
    if (original === undefined) return [];
    const wanted = placeholdersIn(phrasesOf(original)[0] ?? "");
    return phrasesOf(value)
      .filter((phrase) => placeholdersIn(phrase) !== wanted)
      .map((phrase) => `${key}: “${phrase}” should have ${wanted || "no placeholder"}`);
  });
}

/** Texts that say nothing, or begin or end with a space; lists without a phrase, or with one twice. */
export function emptyFindings(texts: Entries): string[] {
  return [...texts].flatMap(([key, value]) => {
    const phrases = phrasesOf(value);
    const findings = phrases
      .filter((phrase) => phrase === "" || phrase !== phrase.trim())
      .map((phrase) => `${key}: “${phrase}” is empty or padded`);
    if (phrases.length === 0) findings.push(`${key} has no phrase`);
    if (new Set(phrases).size < phrases.length) findings.push(`${key} has a phrase twice`);
    return findings;
  });
}

/** Texts that are still English, apart from the keys in `same`. */
export function untranslatedFindings(reference: Entries, texts: Entries, same: readonly string[]): string[] {
  return [...texts]
    .filter(([key, value]) => !same.includes(key) && phrasesOf(value).join("\n") === phrasesOf(reference.get(key) ?? []).join("\n"))
    .map(([key]) => `${key} is the same as in English`);
}

function stemOf(key: string): string {
  return key.replace(PLURAL, "");
}

function placeholdersIn(text: string): string {
  return [...new Set(text.match(/\{\{?\w+\}?\}/g))].toSorted().join(" ");
}
