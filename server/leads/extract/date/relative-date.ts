import { intents } from "@parley/locales/agents";
import type { Locale } from "@parley/protocol";
import { addDays, addMonths, isReal, weekdayOf, type CalendarDay } from "./calendar-day.ts";
import { calendarWords } from "./calendar-words.ts";
import type { Dated } from "./dated.ts";
import { JAPANESE_NUMBER, parseJapaneseNumber } from "../number/japanese-number.ts";
import { numberVocabulary } from "../number/number-words.ts";
import { findDayNumber } from "./rough-date.ts";
import { findPhrases, literal, type PhraseFound } from "../phrases.ts";

type Name = keyof (typeof intents)["en"]["dates"];

/** Further than this no plan reaches. */
const MOST = 1_200;

const COUNTED: Record<Name, (from: CalendarDay, count: number) => CalendarDay> = {
  today: (from) => from,
  tomorrow: (from) => addDays(from, 1),
  dayAfterTomorrow: (from) => addDays(from, 2),
  nextWeek: (from) => addDays(from, 7),
  weekAfterNext: (from) => addDays(from, 14),
  nextMonth: (from) => addMonths(from, 1),
  inDays: addDays,
  inWeeks: (from, count) => addDays(from, 7 * count),
  inMonths: addMonths,
};

/** "tomorrow", "in drei Wochen", 来週の月曜日. The longest phrase counts: "day after tomorrow" is not "tomorrow". */
export function findRelativeDate(folded: string, locale: Locale, from: CalendarDay): Dated | undefined {
  const phrases = Object.entries(intents[locale].dates) as [Name, readonly string[]][];
  const [phrase] = phrases
    .flatMap(([name, list]) => findPhrases(folded, list, locale, COUNT[locale]()).map((found) => ({ name, found })))
    .sort((one, other) => length(other.found) - length(one.found));
  const weekday = findWeekday(folded, locale);
  if (!phrase) return weekday ? { ...weekday.span, day: addDays(from, (weekday.index - weekdayOf(from) + 7) % 7 || 7) } : undefined;
  const { name, found } = phrase;
  const count = found.slot ? readCount(folded.slice(found.slot.start, found.slot.end), locale) : 0;
  const day = count <= MOST ? COUNTED[name](from, count) : undefined;
  const inMonth = name === "nextMonth" ? findDayNumber(folded, locale) : undefined;
  if (inMonth && day) {
    const exact = { ...day, day: inMonth.number };
    return { day: isReal(exact) ? exact : undefined, start: Math.min(found.start, inMonth.start), end: Math.max(found.end, inMonth.end) };
  }
  if (!weekday || !day || (name !== "nextWeek" && name !== "weekAfterNext")) return { day, start: found.start, end: found.end };
  // "Monday next week": the week counts from its Monday.
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7));
  return {
    day: addDays(monday, (weekday.index + 6) % 7),
    start: Math.min(found.start, weekday.span.start),
    end: Math.max(found.end, weekday.span.end),
  };
}

function length({ start, end }: PhraseFound): number {
  return end - start;
}

function findWeekday(folded: string, locale: Locale): { index: number; span: { start: number; end: number } } | undefined {
  const { weekdays } = calendarWords(locale);
  const [found] = findPhrases(folded, [...weekdays.keys()], locale);
  const index = found ? weekdays.get(found.phrase) : undefined;
  return found && index !== undefined ? { index, span: { start: found.start, end: found.end } } : undefined;
}

/** Digits or a number word, and maybe a second after it: "in 2 or 3 weeks" is in two. */
const OR_MORE = "(?: ?(?:-|~|\\p{L}{1,4}) ?\\d{1,4})?";
const spaced = (locale: Exclude<Locale, "ja">) => (): string => {
  const words = [...numberVocabulary(locale).keys()].sort((one, other) => other.length - one.length).map(literal);
  return `(?:\\d{1,4}|${words.join("|")})${OR_MORE}`;
};
const COUNT: Record<Locale, () => string> = {
  en: spaced("en"),
  es: spaced("es"),
  fr: spaced("fr"),
  de: spaced("de"),
  it: spaced("it"),
  "pt-BR": spaced("pt-BR"),
  ja: () => `${JAPANESE_NUMBER}{1,5}(?:[~-]${JAPANESE_NUMBER}{1,4})?`,
};

function readCount(written: string, locale: Locale): number {
  const first = /^[^ ~-]+/.exec(written)?.[0] ?? written;
  if (locale === "ja") return parseJapaneseNumber(first);
  return numberVocabulary(locale).get(first) ?? Number.parseInt(first, 10);
}
