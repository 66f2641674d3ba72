import type { Locale } from "@parley/protocol";
import { isReal, nextSuchDay, type CalendarDay } from "./calendar-day.ts";
import { calendarWords } from "./calendar-words.ts";
import type { Dated } from "./dated.ts";
import { JAPANESE_NUMBER, parseJapaneseNumber } from "../number/japanese-number.ts";

const ORDINAL = "(?:st|nd|rd|th|er|re|º|°|ª)?";
const OF = "(?: ?\\.)?(?: ?-? ?)(?:of |de |d'|del )?";
const YEAR = "(?:,? ?(?:de |del |of )?(\\d{4})(?!\\d))?";
const patterns = new Map<Locale, { dayFirst: RegExp; monthFirst: RegExp }>();
const JAPANESE = new RegExp(
  `(?:(\\d{4}|令和${JAPANESE_NUMBER}+|令和元) ?年 ?)?(${JAPANESE_NUMBER}{1,3}) ?月 ?(${JAPANESE_NUMBER}{1,4}) ?日?(?!${JAPANESE_NUMBER})`,
);
/** Reiwa 1 was 2019. */
const REIWA = 2_018;

/** Day and month by name ("1. Mai 2027", "May 1st", 5月1日); without a year the next such day. */
export function findNamedDate(folded: string, locale: Locale, earliest: CalendarDay): Dated | undefined {
  if (locale === "ja") return japaneseDate(folded, earliest);
  const { dayFirst, monthFirst } = expressions(locale);
  const found = [
    { match: dayFirst.exec(folded), day: 1, month: 2 },
    { match: monthFirst.exec(folded), day: 2, month: 1 },
  ].flatMap(({ match, day, month }) =>
    match ? [{ match, day: Number(match[day]), month: calendarWords(locale).months.get(match[month] ?? "") ?? 0 }] : [],
  );
  const [first] = found.sort((one, other) => one.match.index - other.match.index);
  return first ? dated(first.match, first.match[3], first.month, first.day, earliest) : undefined;
}

function dated(match: RegExpExecArray, year: string | undefined, month: number, day: number, earliest: CalendarDay): Dated {
  const exact = { year: Number(year), month, day };
  return {
    day: year === undefined ? nextSuchDay(month, day, earliest) : isReal(exact) ? exact : undefined,
    start: match.index,
    end: match.index + match[0].length,
  };
}

function expressions(locale: Locale): { dayFirst: RegExp; monthFirst: RegExp } {
  let found = patterns.get(locale);
  if (!found) {
    const names = [...calendarWords(locale).months.keys()].sort((one, other) => other.length - one.length).join("|");
    const month = `(${names})(?![\\p{L}])\\.?`;
    found = {
      dayFirst: new RegExp(`(?<![\\d.,/:-])(\\d{1,2})${ORDINAL}${OF}${month}${YEAR}`, "u"),
      monthFirst: new RegExp(`(?<!\\p{L})${month} ?(?:the )?(\\d{1,2})${ORDINAL}(?![\\d:])${YEAR}`, "u"),
    };
    patterns.set(locale, found);
  }
  return found;
}

function japaneseDate(folded: string, earliest: CalendarDay): Dated | undefined {
  const match = JAPANESE.exec(folded);
  if (!match) return undefined;
  const [, written, month = "", day = ""] = match;
  const era = written?.startsWith("令和") ? written.slice(2) : undefined;
  const year = era === undefined ? written : String(REIWA + (era === "元" ? 1 : parseJapaneseNumber(era)));
  return dated(match, year, parseJapaneseNumber(month), parseJapaneseNumber(day), earliest);
}
