import type { Analyser } from "./analyse/analyser.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { fold } from "../language/fold.ts";

/** One way in which visitors ask, made ready for comparison. */
export interface Phrasing {
  terms: ReadonlySet<string>;
  /** Weights of all its terms together. */
  weight: number;
  trigrams: ReadonlySet<string>;
}

export function phrasing(text: string, analyse: Analyser, vocabulary: Vocabulary): Phrasing {
  const terms = new Set(analyse.terms(text).map((term) => vocabulary.spell(term)));
  return { terms, weight: sum(terms, vocabulary), trigrams: trigrams(text) };
}

/** How alike two phrasings are, 0 to 1: mostly by their telling words, a little by their letters (typos, word forms, the frame of the question). */
export function likeness(one: Phrasing, other: Phrasing, vocabulary: Vocabulary): number {
  const shared = sum([...one.terms].filter((term) => other.terms.has(term)), vocabulary);
  const byWords = one.weight + other.weight === 0 ? 0 : (2 * shared) / (one.weight + other.weight);
  return 0.75 * byWords + 0.25 * dice(one.trigrams, other.trigrams);
}

function sum(terms: Iterable<string>, vocabulary: Vocabulary): number {
  let total = 0;
  for (const term of terms) total += vocabulary.weight(term);
  return total;
}

function trigrams(text: string): Set<string> {
  const letters = ` ${(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
  const found = new Set<string>();
  for (let index = 0; index + 3 <= letters.length; index++) found.add(letters.slice(index, index + 3));
  return found;
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of one) if (other.has(gram)) shared += 1;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}
