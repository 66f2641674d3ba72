import { phrasesOf, type Entries } from "./entries.ts";

interface Rule {
  /** Language it holds in; every one where absent. */
  locale?: string;
  /** What must not occur. */
  wrong: RegExp;
  rule: string;
}

const RULES: readonly Rule[] = [
  { wrong: /["']/, rule: "quotation marks and apostrophes are typographic" },
  { wrong: /\.\.\./, rule: "an ellipsis is one character" },
  { locale: "fr", wrong: /[^\u00A0\u202F!?…][;!?:»]|«[^\u00A0\u202F]/, rule: "a no-break space stands before ; ! ? : » and after «" },
  { locale: "ja", wrong: /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}ー」』）}][,.!?]|[,.!?]$/u, rule: "punctuation is full-width" },
  { locale: "es", wrong: /^[^¿]*\?|^[^¡]*!/, rule: "a question or exclamation is opened with ¿ or ¡" },
];

/** Texts that break a rule of how the language is set. For texts that we show, not for what visitors type. */
export function typographyFindings(locale: string, texts: Entries): string[] {
  const rules = RULES.filter((each) => each.locale === undefined || each.locale === locale);
  return [...texts].flatMap(([key, value]) =>
    phrasesOf(value).flatMap((phrase) => rules.filter(({ wrong }) => wrong.test(phrase)).map(({ rule }) => `${key}: “${phrase}”: ${rule}`)),
  );
}

/** Texts of `keys` that are longer than `most` characters and would break a button. */
export function lengthFindings(texts: Entries, keys: readonly string[], most: number): string[] {
  return keys.flatMap((key) =>
    phrasesOf(texts.get(key) ?? [])
      .filter((phrase) => [...phrase].length > most)
      .map((phrase) => `${key}: “${phrase}” has ${[...phrase].length} characters, at most ${most} fit`),
  );
}
