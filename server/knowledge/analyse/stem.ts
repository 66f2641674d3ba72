import type { Locale } from "@parley/protocol";
import snowball from "snowball-stemmers";

const LANGUAGES: Partial<Record<Locale, string>> = {
  en: "english",
  es: "spanish",
  fr: "french",
  de: "german",
  it: "italian",
  "pt-BR": "portuguese",
};

/** What a stemmer remembers. It learns while articles are read; what visitors write is not kept, or their words would fill it. */
export interface StemMemory {
  readonly stems: Map<string, string>;
  learns: boolean;
}

/** A word's stem, folded before and after; Japanese words have none. */
export function stemmer(locale: Locale, memory: StemMemory): (word: string) => string {
  const language = LANGUAGES[locale];
  if (!language) return (word) => word;
  const snow = snowball.newStemmer(language);
  return (word) => {
    const kept = memory.stems.get(word);
    if (kept !== undefined) return kept;
    const stem = /\p{N}/u.test(word) ? word : snow.stem(word);
    if (memory.learns) memory.stems.set(word, stem);
    return stem;
  };
}
