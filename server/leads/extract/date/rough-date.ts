import type { Locale } from "@parley/protocol";
import { compareDays, nextSuchDay, type CalendarDay } from "./calendar-day.ts";
import { calendarWords } from "./calendar-words.ts";
import type { Dated } from "./dated.ts";
import { findPhrases } from "../phrases.ts";

const WITH_ARTICLE = /(?<!\p{L})(?:el|le|il|al|dal|dia|ab|am|vom|zum|der|den) (?:dia )?(\d{1,2})(?![\d/:-]|[.,]\d| ?\p{L})/u;
const ORDINAL: Readonly<Partial<Record<Locale, RegExp>>> = {
  en: /(?<!\d)(\d{1,2})(?:st|nd|rd|th)(?!\p{L})/u,
  de: /(?<![\d.,])(\d{1,2})\.(?![\d ]*\d)/,
  ja: /(?<![\d月])(\d{1,2})日(?!後|間|あと|以内|たったら)/,
};

/** A month alone: its first day, or today within it. */
export function findMonth(folded: string, locale: Locale, earliest: CalendarDay): Dated | undefined {
  const { fullMonths } = calendarWords(locale);
  const [found] = findPhrases(folded, [...fullMonths.keys()], locale);
  const month = found ? fullMonths.get(found.phrase) : undefined;
  if (!found || month === undefined) return undefined;
  const year = /^ ?(?:de |del )?(\d{4})(?!\d)/.exec(folded.slice(found.end)) ?? undefined;
  const leading = locale === "ja" ? /(\d{4}) ?年 ?$/.exec(folded.slice(0, found.start)) : undefined;
  const span = { start: found.start - (leading?.[0].length ?? 0), end: found.end + (year?.[0].length ?? 0) };
  const written = year?.[1] ?? leading?.[1];
  const first = { ...earliest, month, day: 1, ...(written ? { year: Number(written) } : {}) };
  const isNow = first.month === earliest.month && first.year === earliest.year;
  return { ...span, day: isNow ? earliest : written ? first : nextSuchDay(month, 1, earliest) };
}

/** A day of the month alone ("the 15th", "am 15.", "el día 15", 15日): the next such day. */
export function findDayOfMonth(folded: string, locale: Locale, earliest: CalendarDay): Dated | undefined {
  const found = findDayNumber(folded, locale);
  if (!found) return undefined;
  const { number: wanted, start, end } = found;
  const months = [0, 1, 2].map((ahead) => ((earliest.month - 1 + ahead) % 12) + 1);
  const days = months.flatMap((month) => nextSuchDay(month, wanted, earliest) ?? []);
  return { day: days.sort(compareDays)[0], start, end };
}

/** The number that stands as a day of the month. */
export function findDayNumber(folded: string, locale: Locale): { number: number; start: number; end: number } | undefined {
  const match = ORDINAL[locale]?.exec(folded) ?? (locale === "en" || locale === "ja" ? undefined : WITH_ARTICLE.exec(folded));
  return match ? { number: Number(match[1]), start: match.index, end: match.index + match[0].length } : undefined;
}
