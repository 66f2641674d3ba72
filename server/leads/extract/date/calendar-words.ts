import type { Locale } from "@parley/protocol";
import { plain } from "../reading.ts";

/** Folded names of a language's months and weekdays, from Intl. */
export interface CalendarWords {
  /** Name, short name or unmistakable beginning to month, from 1. */
  months: ReadonlyMap<string, number>;
  /** Full names only. */
  fullMonths: ReadonlyMap<string, number>;
  /** Full name to weekday; 0 is Sunday. */
  weekdays: ReadonlyMap<string, number>;
}

const cache = new Map<Locale, CalendarWords>();

export function calendarWords(locale: Locale): CalendarWords {
  let words = cache.get(locale);
  if (!words) cache.set(locale, (words = build(locale)));
  return words;
}

function build(locale: Locale): CalendarWords {
  const names = (options: Intl.DateTimeFormatOptions, dates: readonly Date[]): string[] => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return dates.map((date) => plain(format.format(date).normalize("NFC")).replace(/\.$/, ""));
  };
  const firsts = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1)));
  const long = names({ month: "long" }, firsts);
  const short = names({ month: "short" }, firsts);
  const beginnings = long.flatMap((name, index) =>
    [3, 4]
      .map((length) => name.slice(0, length))
      .filter((start) => long.filter((other) => other.startsWith(start)).length === 1)
      .map((start) => [start, index + 1] as const),
  );
  const numbered = (list: readonly string[]): [string, number][] => list.map((name, index) => [name, index + 1]);
  const sundayFirst = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 1, 1 + day)));
  const weekdays = names({ weekday: "long" }, sundayFirst).flatMap((name, index): [string, number][] => [
    [name, index],
    // "segunda" for "segunda-feira", 月曜 for 月曜日
    [name.replace(/-feira$|日$/, ""), index],
  ]);
  return {
    months: new Map([...beginnings, ...numbered(short), ...numbered(long)]),
    fullMonths: new Map(numbered(long)),
    weekdays: new Map(weekdays),
  };
}
