import { LOCALES, matchLocale, type Locale } from "@parley/protocol";
import { eld } from "eld/extrasmall";
import { words } from "./words.ts";

const detector = eld.newInstance();
detector.setLanguageSubset(LOCALES.map((locale) => locale.slice(0, 2)));

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;
/** Fewer words than this decide nothing: names, towns and product names look like any language. */
const FEWEST_WORDS = 3;

/**
 * The language of a message, or `undefined` where its words do not tell. `prior` is the language expected: another one must be
 * clearly better, so that a stray foreign word does not change the language of a conversation.
 */
export function detectLanguage(text: string, prior: Locale): Locale | undefined {
  if (KANA.test(text)) return "ja";
  if (HAN.test(text) && !LATIN.test(text)) return "ja";
  if (words(text).length < FEWEST_WORDS) return undefined;
  const result = detector.detect(text);
  const found = matchLocale(result.language);
  if (!found || found === prior) return found;
  const scores = result.getScores() as Record<string, number>;
  const best = scores[result.language] ?? 0;
  const expected = scores[prior.slice(0, 2)] ?? 0;
  return best > 0 && (best - expected) / best >= CLEARLY ? found : undefined;
}

/** By how much, relative to its own score, another language must lead. */
const CLEARLY = 0.15;
