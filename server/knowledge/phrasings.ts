import type { Analyser } from "./analyse/analyser.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { words } from "../language/words.ts";

/** One way in which visitors ask, made ready for comparison. */
export interface Phrasing {
  terms: ReadonlySet<string>;
  /** Weights of all its terms together. */
  weight: number;
  trigrams: Uint32Array;
}

export function phrasing(text: string, analyse: Analyser, vocabulary: Vocabulary): Phrasing {
  const terms = new Set(analyse.terms(text).map((term) => vocabulary.spell(term)));
  return { terms, weight: sum(terms, vocabulary), trigrams: trigrams(text) };
}

/** How alike two phrasings are, 0 to 1: mostly by their telling words, a little by their letters (typos, word forms, the frame of the question). */
export function likeness(one: Phrasing, other: Phrasing, vocabulary: Vocabulary): number {
  const shared = sum(
    [...one.terms].filter((term) => other.terms.has(term)),
    vocabulary,
  );
  const byWords = one.weight + other.weight === 0 ? 0 : (2 * shared) / (one.weight + other.weight);
  return 0.75 * byWords + 0.25 * dice(one.trigrams, other.trigrams);
}

function sum(terms: Iterable<string>, vocabulary: Vocabulary): number {
  let total = 0;
  for (const term of terms) total += vocabulary.weight(term);
  return total;
}

/** Runs of three letters as numbers in ascending order, each once: thousands of phrasings are kept, and numbers take little room. */
function trigrams(text: string): Uint32Array {
  const letters = ` ${words(text).join(" ")} `;
  const found = new Set<number>();
  for (let index = 0; index + 3 <= letters.length; index++) {
    found.add(Math.imul(Math.imul(letters.charCodeAt(index), 8191) + letters.charCodeAt(index + 1), 8191) + letters.charCodeAt(index + 2));
  }
  return Uint32Array.from(found).sort();
}

function dice(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  for (let left = 0, right = 0; left < one.length && right < other.length;) {
    const [first = 0, second = 0] = [one[left], other[right]];
    if (first === second) shared++;
    if (first <= second) left++;
    if (second <= first) right++;
  }
  return one.length + other.length === 0 ? 0 : (2 * shared) / (one.length + other.length);
}
