import type { Locale } from "@parley/protocol";
import { meantWord } from "./spelling.ts";

/** Languages that write compounds as one word. */
const COMPOUNDING: ReadonlySet<Locale> = new Set(["de"]);
const SHORTEST_PART = 4;

/** The terms that a language's articles hold, and how telling each is. */
export interface Vocabulary {
  /** The term itself where it is known, else the known one that it is a slip away from, else itself. */
  spell(term: string): string;
  /** Inverse document frequency of a term; a term in no article weighs most, so that a question about something else is known by it. */
  weight(term: string): number;
  /** Known terms that a compound is made of or that it is a part of; empty for languages without compounds. */
  relatives(term: string): string[];
}

/** @param documents the distinct terms of each article */
export function vocabulary(documents: readonly ReadonlySet<string>[], locale: Locale): Vocabulary {
  const frequency = new Map<string, number>();
  for (const terms of documents) for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const idf = (count: number) => Math.log(1 + (documents.length - count + 0.5) / (count + 0.5));
  const unknown = idf(0);
  const long = [...frequency.keys()].filter((term) => term.length >= SHORTEST_PART && !/\p{N}/u.test(term));
  return {
    spell: (term) => (frequency.has(term) ? term : (meantWord(term, frequency) ?? term)),
    weight(term) {
      const count = frequency.get(term);
      return count === undefined ? unknown : idf(count);
    },
    relatives(term) {
      if (!COMPOUNDING.has(locale) || term.length < SHORTEST_PART) return [];
      return long.filter((known) => known !== term && (isPart(known, term) || isPart(term, known)));
    },
  };
}

/** Whether a compound begins or ends with the part and leaves a word's length over. */
function isPart(part: string, whole: string): boolean {
  return part.length >= SHORTEST_PART && whole.length - part.length >= 3 && (whole.startsWith(part) || whole.endsWith(part));
}
