import type { Answer, Extractor, Problem } from "../extraction.ts";
import { wordsBeside, type Reading } from "../reading.ts";
import { compareDays, earliestToday, isoDay, today } from "./calendar-day.ts";
import type { Dated } from "./dated.ts";
import { findNamedDate } from "./named-date.ts";
import { findNumericDate, findYearlessDate } from "./numeric-date.ts";
import { findRelativeDate } from "./relative-date.ts";
import { findDayOfMonth, findMonth } from "./rough-date.ts";

/** "may" and "march" in lower case beside more words than these are verbs. */
const WORDS_BESIDE_MONTH = 2;

/** A day from today on, as ISO 8601. Unasked for, only a date that names its day and month, and its year where it is in digits. */
export const extractDate: Extractor<"date"> = (reading, _question, clarity) => {
  const { plain, locale, now } = reading;
  const earliest = earliestToday(now);
  const exact = findNumericDate(plain, locale) ?? findNamedDate(plain, locale, earliest);
  if (clarity !== "open") return exact ? ifValid(judge(exact, reading)) : undefined;
  const found =
    exact ??
    findRelativeDate(plain, locale, today(now)) ??
    findYearlessDate(plain, locale, earliest) ??
    findDayOfMonth(plain, locale, earliest) ??
    monthAlone(findMonth(plain, locale, earliest), reading);
  return found ? judge(found, reading) : { code: "invalidDate" };
};

function judge({ day, start, end }: Dated, { now }: Reading): Answer | Problem {
  if (!day) return { code: "invalidDate" };
  if (compareDays(day, earliestToday(now)) < 0) return { code: "datePast" };
  return { value: isoDay(day), start, end };
}

function ifValid(found: Answer | Problem): Answer | undefined {
  return "code" in found ? undefined : found;
}

function monthAlone(found: Dated | undefined, reading: Reading): Dated | undefined {
  if (!found) return undefined;
  const maybeVerb = /^(may|march)/.test(reading.text.slice(found.start, found.end));
  return !maybeVerb || wordsBeside(reading, found.start, found.end) <= WORDS_BESIDE_MONTH ? found : undefined;
}
