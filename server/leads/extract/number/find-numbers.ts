import type { Locale } from "@parley/protocol";
import { JAPANESE_NUMBER, parseJapaneseNumber } from "./japanese-number.ts";
import { findNumberWords, numberVocabulary, type NumberFound } from "./number-words.ts";
import { parseDigits } from "./parse-digits.ts";

const DIGITS = /\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,']\d+)*/g;
const THOUSANDS = /^(k(?![\p{L}\p{N}])| ?(\p{L}+))/u;
const JAPANESE_DIGITS = new RegExp(`[0-9]${JAPANESE_NUMBER}*(?<![.,])`, "g");
/** Kanji numerals also stand in words (三角, 千葉); a number is followed by a counter, by hedging, or by nothing. */
const JAPANESE_WORDS = new RegExp(
  `(?<=^|[^\\p{sc=Han}]|約)[〇一二三四五六七八九十百千万]+(?=円|ドル|ユーロ|人|枚|つ|台|ほど|くらい|ぐらい|程度|前後|です|$|[\\s、。])`,
  "gu",
);

/** What joins the ends of a range: "200-250", "200 to 250", "entre 200 y 250". */
const RANGE = /^ ?[€$£¥円]? ?(?:-|~|から|(?:to|or|and|bis|oder|und|a|o|y|u|e|et|ou|al|ate)(?= )) ?[€$£¥]? ?\d[\d.,千万]*(?<![.,])/u;

/** Every number in folded text, from left to right; a range is its first number. Digits that belong to a word ("E305") are none. */
export function findNumbers(folded: string, locale: Locale): NumberFound[] {
  const found = locale === "ja" ? findJapanese(folded) : [...findDigits(folded, locale), ...findNumberWords(folded, locale)];
  const digits = found.filter(({ inWords }) => !inWords);
  return found
    .filter(
      (each) => Number.isFinite(each.value) && (!each.inWords || !digits.some((other) => other.start < each.end && each.start < other.end)),
    )
    .map((each) => (each.inWords ? each : { ...each, end: each.end + (RANGE.exec(folded.slice(each.end))?.[0].length ?? 0) }))
    .filter((each, _index, all) => !all.some((other) => other.start < each.start && each.start < other.end))
    .sort((one, other) => one.start - other.start);
}

function findDigits(folded: string, locale: Exclude<Locale, "ja">): NumberFound[] {
  return [...folded.matchAll(DIGITS)].flatMap((match): NumberFound[] => {
    const before = folded.slice(0, match.index);
    if (/[\p{L}\p{N}][-]?$/u.test(before) && !/(?:^|[^\p{L}])(?:eur|usd|chf|gbp|brl|jpy|us|r)$/u.test(before)) return [];
    const sign = /(?:^|[\s(])-$/.test(before) ? -1 : 1;
    let end = match.index + match[0].length;
    let value = parseDigits(match[0], locale);
    const after = THOUSANDS.exec(folded.slice(end));
    if (after && (after[1] === "k" || numberVocabulary(locale).get(after[2] ?? "") === 1_000))
      [value, end] = [value * 1_000, end + after[0].length];
    return [{ value: sign * value, start: match.index - (sign < 0 ? 1 : 0), end, inWords: false }];
  });
}

function findJapanese(folded: string): NumberFound[] {
  const digits = [...folded.matchAll(JAPANESE_DIGITS)].filter((match) => !/[a-z][-]?$/.test(folded.slice(0, match.index)));
  const words = [...folded.matchAll(JAPANESE_WORDS)];
  const toFound =
    (inWords: boolean) =>
    (match: RegExpExecArray): NumberFound => {
      const negative = !inWords && /(?:^|[\s(])-$/.test(folded.slice(0, match.index));
      const value = parseJapaneseNumber(match[0]);
      return { value: negative ? -value : value, start: match.index - (negative ? 1 : 0), end: match.index + match[0].length, inWords };
    };
  return [...digits.map(toFound(false)), ...words.map(toFound(true))];
}
