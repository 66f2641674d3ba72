import { LOCALES, matchLocale, type Locale } from "@parley/protocol";
import { eld } from "eld/extrasmall";
import { stopWords } from "./stop-words.ts";
import { words } from "./words.ts";

const detector = eld.newInstance();
detector.setLanguageSubset(LOCALES.map((locale) => locale.slice(0, 2)));

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;
/** Characters that are read: more would tell no more, and a long run without a space is costly to search for addresses. */
const READ_AT_MOST = 1_000;
/** Fewer words than this decide nothing: names, towns and product names look like any language. */
const FEWEST_WORDS = 3;

/**
 * The language of a message, or `undefined` where its words do not tell. `prior` is the language expected: another one must be
 * clearly better and show at least one of its small words, so that names, addresses and stray foreign words change nothing.
 */
export function detectLanguage(message: string, prior: Locale): Locale | undefined {
  const text = message.slice(0, READ_AT_MOST);
  if (KANA.test(text)) return "ja";
  if (HAN.test(text) && !LATIN.test(text)) return "ja";
  const prose = text.replace(ADDRESS, " ");
  if (words(prose).length < FEWEST_WORDS) return undefined;
  const scores = scoresOf(prose);
  const found = likeliest(scores, LOCALES);
  if (!found || found === prior) return found;
  const lead = 1 - (scores[prior] ?? 0) / (scores[found] ?? 1);
  const small = smallWords(prose, found);
  if (small === 0) return undefined;
  return lead >= CLEARLY || (lead >= PERHAPS && small > smallWords(prose, prior)) ? found : undefined;
}

/** Which of several languages a text is most likely in, however short it is. */
export function likeliestOf(text: string, candidates: readonly Locale[]): Locale | undefined {
  return likeliest(scoresOf(text), candidates);
}

type Scores = Partial<Record<Locale, number>>;

function scoresOf(text: string): Scores {
  const scores: Scores = {};
  for (const [language, score] of Object.entries(detector.detect(text).getScores())) {
    const locale = matchLocale(language);
    if (locale) scores[locale] = score;
  }
  return scores;
}

function likeliest(scores: Scores, candidates: readonly Locale[]): Locale | undefined {
  return candidates.filter((locale) => (scores[locale] ?? 0) > 0).sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0))[0];
}

const ADDRESS = /\S+@\S+|https?:\/\/\S+|www\.\S+/g;
/** By how much, relative to its own score, another language must lead. */
const CLEARLY = 0.15;
/** … or this much where its small words outnumber those of the language expected. */
const PERHAPS = 0.08;

/** How many of the words are a language's own articles, pronouns and the like: few, but never borrowed. */
function smallWords(text: string, locale: Locale): number {
  const own = stopWords(locale);
  return words(text).filter((word) => own.has(word)).length;
}
