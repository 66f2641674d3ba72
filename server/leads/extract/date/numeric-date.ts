import type { Locale } from "@parley/protocol";
import { isReal, nextSuchDay, type CalendarDay } from "./calendar-day.ts";
import type { Dated } from "./dated.ts";

const YEAR_FIRST = /(?<![\d.])(\d{4}) ?([-./]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)/;
const YEAR_LAST = /(?<![\d.])(\d{1,2}) ?([-./]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?![\d])/;
const NO_YEAR = /(?<![\d.,/-])(\d{1,2}) ?([./]) ?(\d{1,2})(?:\.|(?![\d./]|,\d))/;

/** A date in digits with its year. What comes first, day or month, is the language's custom, unless only one of them can be. */
export function findNumericDate(folded: string, locale: Locale): Dated | undefined {
  const iso = YEAR_FIRST.exec(folded);
  if (iso) return dated(iso, real({ year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) }));
  const match = YEAR_LAST.exec(folded);
  if (!match) return undefined;
  const year = Number(match[4]) + (match[4]?.length === 2 ? 2_000 : 0);
  return dated(
    match,
    inOrder(match, locale)
      .map((pair) => real({ year, ...pair }))
      .find(Boolean),
  );
}

/** Day and month in digits without a year: the next such day. */
export function findYearlessDate(folded: string, locale: Locale, earliest: CalendarDay): Dated | undefined {
  const match = NO_YEAR.exec(folded);
  return match
    ? dated(
        match,
        inOrder(match, locale)
          .map(({ month, day }) => nextSuchDay(month, day, earliest))
          .find(Boolean),
      )
    : undefined;
}

function inOrder(match: RegExpExecArray, locale: Locale): { month: number; day: number }[] {
  const [first, second] = [Number(match[1]), Number(match[3])];
  const monthFirst = { month: first, day: second };
  const dayFirst = { month: second, day: first };
  // Nobody separates month and day by a full stop in that order.
  return (locale === "en" && match[2] !== ".") || locale === "ja" ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
}

function real(day: CalendarDay): CalendarDay | undefined {
  return isReal(day) ? day : undefined;
}

function dated(match: RegExpExecArray, day: CalendarDay | undefined): Dated {
  return { day, start: match.index, end: match.index + match[0].length };
}
