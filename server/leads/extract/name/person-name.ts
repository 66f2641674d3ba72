import type { Locale } from "@parley/protocol";
import { stopWords } from "../../../language/stop-words.ts";
import { plain } from "../reading.ts";

const LONGEST = 60;
const MOST_WORDS = 7;
const LONGEST_JAPANESE = 20;
/** Words that stand in the middle of names, though they say nothing elsewhere. */
const PARTICLES = new Set(
  "de la las los del von van der den ter zu zum vom und y e da di do dos das du des le el al bin ibn san st o d l".split(" "),
);
/** Joins two names only before another name: "Ortega y Gasset", but not "Anna und ich". */
const JOINERS = new Set(["y", "e", "und"]);
/** First names that are also words without meaning of their own. */
const ALSO_NAMES = new Set(["will", "may", "don"]);
const JAPANESE_SENTENCE =
  /(です|ます|ません|ました|ください|たい|ない|から|けど|ので|って|[はを])$|[を?？]|(ます|たい|ない)(けど|が|ので|から)/u;

/**
 * The name at the beginning of what a visitor wrote, up to the first word that belongs to a sentence: "Anna Smith and I'd like …".
 * `undefined` where no name begins it. Upper and lower case stay as they were typed.
 */
export function personName(written: string, locale: Locale): string | undefined {
  const text = written.replace(/^[^\p{L}]+|[^\p{L}.)]+$/gu, "").replace(/\.$/, "");
  if (locale === "ja" && /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(text)) {
    return [...text].length <= LONGEST_JAPANESE && !/[\d@]/.test(plain(text)) && !JAPANESE_SENTENCE.test(text) ? text : undefined;
  }
  const words = text.split(/\s+/);
  const end = words.findIndex((word, index) => endsName(word, words[index + 1], locale));
  const name = (end < 0 ? words : words.slice(0, end)).join(" ").replace(/[,;:]+$/, "");
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 2 && name.length <= LONGEST && name.split(" ").length <= MOST_WORDS && !/[\d@<>{}=_/\\?？]/u.test(name)
    ? name
    : undefined;
}

/** Whether every word of a name is written as names are. */
export function isCapitalised(name: string): boolean {
  return name.split(/\s+/).every((word) => PARTICLES.has(plain(word)) || !/^\p{Ll}/u.test(word));
}

/** Whether the words form a sentence rather than a name. */
export function isSentence(written: string, locale: Locale): boolean {
  const words = written.trim().split(/\s+/);
  if (words.length === 1) return stopWords(locale).has(stem(written)) && !ALSO_NAMES.has(stem(written));
  return words.some((word) => isStopWord(word, locale)) || words.length > MOST_WORDS;
}

function endsName(word: string, next: string | undefined, locale: Locale): boolean {
  if (JOINERS.has(plain(word))) return next === undefined || !/^\p{Lu}/u.test(next);
  return isStopWord(word, locale);
}

function isStopWord(word: string, locale: Locale): boolean {
  const folded = stem(word);
  return /^\p{Ll}|^I$|^I['’]/u.test(word) && !PARTICLES.has(folded) && stopWords(locale).has(folded);
}

/** The word before its apostrophe, folded: "I'd" is "i". */
function stem(word: string): string {
  return plain(word)
    .replace(/'.*$/, "")
    .replace(/[^\p{L}]/gu, "");
}
