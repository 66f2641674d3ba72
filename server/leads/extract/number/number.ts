import { intents } from "@parley/locales/agents";
import type { Clarity, Extractor, Problem, Question } from "../extraction.ts";
import { findPhrases, hasPhrase, type Span } from "../phrases.ts";
import { plain, wordsBeside, type Reading } from "../reading.ts";
import { findNumbers } from "./find-numbers.ts";
import type { NumberFound } from "./number-words.ts";

/** A number in words beside more words than these is more likely an article ("un tejado") than an answer. */
const WORDS_BESIDE = 4;

/** A number; of a range the first, of several the one with a currency or "per month". */
export const extractNumber: Extractor<"number"> = (reading, question, clarity) => {
  const numbers = findNumbers(reading.plain, reading.locale).filter(
    (each) => !each.inWords || wordsBeside(reading, each.start, each.end) <= (each.value === 1 ? 1 : WORDS_BESIDE),
  );
  const marked = findMarked(reading, question, numbers);
  const found = marked ?? (clarity === "open" ? numbers[0] : undefined);
  if (!found) return clarity === "open" ? { code: "invalidNumber" } : undefined;
  const problem = outOfRange(found.value, question);
  if (problem) return ifOpen(problem, clarity);
  return { value: found.value, start: found.start, end: found.end };
};

function ifOpen(problem: Problem, clarity: Clarity): Problem | undefined {
  return clarity === "open" ? problem : undefined;
}

function outOfRange(value: number, { min, max }: Question<"number">): Problem | undefined {
  if (min !== undefined && max !== undefined) return value < min || value > max ? { code: "numberRange", min, max } : undefined;
  if (min !== undefined && value < min) return { code: "numberMin", min };
  if (max !== undefined && value > max) return { code: "numberMax", max };
  return undefined;
}

/** The number that carries a unit which the question asks for: money beside it, or "per month" close by. */
function findMarked(reading: Reading, question: Question<"number">, numbers: readonly NumberFound[]): NumberFound | undefined {
  const { locale } = reading;
  const { money, monthly } = intents[locale];
  const asked = plain(`${question.label[locale] ?? ""} ${question.question[locale] ?? ""}`);
  if (hasPhrase(asked, money, locale)) {
    const amounts = findPhrases(reading.plain, money, locale);
    const amount = numbers.find((each) =>
      amounts.some((unit) => distance(unit, each) <= 1 && /^ *$/.test(between(reading.plain, unit, each))),
    );
    if (amount) return amount;
  }
  const [rate] = hasPhrase(asked, monthly, locale) ? findPhrases(reading.plain, monthly, locale) : [];
  if (!rate) return undefined;
  const near = numbers.filter((each) => distance(rate, each) <= NEAR && !/[\n.,;]/.test(between(reading.plain, rate, each)));
  return near.sort((one, other) => distance(rate, one) - distance(rate, other))[0];
}

function distance(one: Span, other: Span): number {
  return Math.max(other.start - one.end, one.start - other.end);
}

function between(text: string, one: Span, other: Span): string {
  return one.end <= other.start ? text.slice(one.end, other.start) : text.slice(other.end, one.start);
}

/** Characters between a number and its "per month". */
const NEAR = 20;
