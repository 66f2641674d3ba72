import type { Locale } from "@parley/protocol";
import { fold } from "../../language/fold.ts";
import { typedWords, words } from "../../language/words.ts";
import { japaneseTerms } from "./japanese.ts";
import { type StemMemory, stemmer } from "./stem.ts";
import { stopWords } from "../../language/stop-words.ts";

/** Turns text of one language into the terms it is indexed and searched by. */
export interface Analyser {
  /** Terms of a text, in order, with repetitions, without the words that say nothing of its subject. */
  terms(text: string): string[];
}

/** @param ignored further words of no meaning, such as the company's name */
export function analyser(locale: Locale, ignored: readonly string[], memory: StemMemory): Analyser {
  const stops = new Set([...stopWords(locale), ...ignored.flatMap(words)]);
  const read = locale === "ja" ? (text: string) => japaneseTerms(fold(text), stops) : spaced(stemmer(locale, memory), locale, stops);
  return { terms: read };
}

function spaced(stem: (word: string) => string, locale: Locale, stops: ReadonlySet<string>): (text: string) => string[] {
  const spell = locale === "de" ? german : (word: string) => word;
  const term = (typed: string): string => spell(fold(stem(typed)));
  return (text) =>
    typedWords(text)
      .filter((typed) => !stops.has(fold(typed)))
      .map(term);
}

/** `ue`, `oe`, `ae` as they are typed where a keyboard has no umlauts; both spellings end up alike. */
function german(word: string): string {
  return word
    .replace(/ae/g, "a")
    .replace(/oe/g, "o")
    .replace(/(?<![aeq])ue/g, "u");
}
