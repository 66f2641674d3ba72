import { intents } from "@parley/locales/agents";
import type { Locale } from "@parley/protocol";
import { plain } from "../reading.ts";

/** Joins the parts of a number: "two hundred and fifty", "ochenta y cinco", "fünfundzwanzig". */
const JOINERS: Readonly<Record<Exclude<Locale, "ja">, string>> = { en: "and", es: "y", fr: "et", de: "und", it: "e", "pt-BR": "e" };
/** Written together: "zweihundertfünfzig", "duecentocinquanta". */
const COMPOUNDING: readonly Locale[] = ["de", "it"];

export interface NumberFound {
  value: number;
  start: number;
  end: number;
  /** Made of words alone. */
  inWords: boolean;
}

/** Numbers written in words, in folded text of a language that writes spaces. */
export function findNumberWords(folded: string, locale: Exclude<Locale, "ja">): NumberFound[] {
  const vocabulary = numberVocabulary(locale);
  const found: NumberFound[] = [];
  let parts: number[] = [];
  let [start, end] = [0, 0];
  const close = (): void => {
    if (parts.length > 0) found.push({ value: compose(parts, locale), start, end, inWords: true });
    parts = [];
  };
  for (const match of folded.matchAll(/\p{L}+/gu)) {
    const values = split(match[0], vocabulary, locale);
    const adjoins = /^[ -]*$/.test(folded.slice(end, match.index));
    if (parts.length > 0 && adjoins && match[0] === JOINERS[locale]) {
      end = match.index + match[0].length;
      continue;
    }
    if (!adjoins || !values) close();
    if (!values) continue;
    if (parts.length === 0) start = match.index;
    parts.push(...values);
    end = match.index + match[0].length;
  }
  close();
  return found.map((each) => ({
    ...each,
    end: each.start + folded.slice(each.start, each.end).replace(new RegExp(` ${JOINERS[locale]}$`), "").length,
  }));
}

/** Folded number words of a language and what they stand for. */
export function numberVocabulary(locale: Locale): ReadonlyMap<string, number> {
  let vocabulary = vocabularies.get(locale);
  if (!vocabulary)
    vocabularies.set(
      locale,
      (vocabulary = new Map(Object.entries(intents[locale].numberWords).map(([word, value]) => [plain(word), value]))),
    );
  return vocabulary;
}
const vocabularies = new Map<Locale, ReadonlyMap<string, number>>();

/** The values that a word is made of, `undefined` where it is no number. */
function split(word: string, vocabulary: ReadonlyMap<string, number>, locale: Exclude<Locale, "ja">): number[] | undefined {
  const whole = vocabulary.get(word);
  if (whole !== undefined) return [whole];
  if (!COMPOUNDING.includes(locale)) return undefined;
  for (let length = word.length - 1; length > 0; length--) {
    const head = word.slice(0, length);
    const value = vocabulary.get(head);
    if (value === undefined && head !== JOINERS[locale]) continue;
    const rest = split(word.slice(length), vocabulary, locale);
    if (rest) return value === undefined ? rest : [value, ...rest];
  }
  return undefined;
}

function compose(parts: readonly number[], locale: Locale): number {
  let [total, current] = [0, 0];
  for (const part of parts) {
    if (part >= 1_000) [total, current] = [total + (current || 1) * part, 0];
    else if (part === 100 && current > 0 && current < 10) current *= 100;
    else if (locale === "fr" && part === 20 && current % 100 === 4) current += 76; // quatre-vingts
    else current += part;
  }
  return total + current;
}
