import type { Locale } from "@parley/protocol";
import snowball from "snowball-stemmers";

const LANGUAGES: Partial<Record<Locale, string>> = { en: "english", es: "spanish", fr: "french", de: "german", it: "italian", "pt-BR": "portuguese" };

/** A word's stem, folded before and after; Japanese words have none. */
export function stemmer(locale: Locale): (word: string) => string {
  const language = LANGUAGES[locale];
  if (!language) return (word) => word;
  const snow = snowball.newStemmer(language);
  const known = new Map<string, string>();
  return (word) => {
    const kept = known.get(word);
    if (kept !== undefined) return kept;
    const stem = /\p{N}/u.test(word) ? word : snow.stem(word);
    if (known.size < 50_000) known.set(word, stem);
    return stem;
  };
}
