import { intents } from "@parley/locales/agents";
import { LOCALES } from "@parley/protocol";
import type { Answer, Extractor, Question } from "./extraction.ts";
import { findPhrases } from "./phrases.ts";
import { plain, type Reading } from "./reading.ts";

interface Choice extends Answer {
  value: string;
}

/** One of the configured options, by any of its words; the value is the option's key. */
export const extractChoice: Extractor<"choice"> = (reading, question, clarity) => {
  const open = clarity === "open";
  if (clarity === "marked") return undefined;
  // After a change of language a visitor may still answer with the word that a button of the other language showed.
  for (const locale of open ? [reading.locale, ...LOCALES.filter((tag) => tag !== reading.locale)] : [reading.locale]) {
    const chosen = [
      ...find(reading, question.options[locale] ?? {}),
      ...(open ? findInflected(reading, question.options[locale] ?? {}) : []),
    ];
    const meant = chosen.filter((choice) => !isNegated(reading, choice));
    const [first] = meant;
    if (first && meant.every((choice) => choice.value === first.value)) return first;
    if (chosen.length > 0) break;
  }
  return open ? { code: "invalidChoice" } : undefined;
};

type Options = NonNullable<Question<"choice">["options"][keyof Question<"choice">["options"]]>;

function find(reading: Reading, options: Options): Choice[] {
  const found = Object.entries(options).flatMap(([value, words]) =>
    findPhrases(reading.plain, words, reading.locale).map(({ start, end }) => ({ value, start, end })),
  );
  // "not slanted roof" inside "slanted roof": the longer word is meant.
  return found.filter(
    (one) => !found.some((other) => other.end - other.start > one.end - one.start && other.start <= one.start && other.end >= one.end),
  );
}

/** "flaches" for "flach": one word, and at most two letters more. */
function findInflected(reading: Reading, options: Options): Choice[] {
  if (reading.locale === "ja") return [];
  const words = [...reading.plain.matchAll(/\p{L}+/gu)];
  return Object.entries(options).flatMap(([value, phrases]) =>
    phrases
      .map(plain)
      .filter((phrase) => phrase.length >= 4 && !phrase.includes(" "))
      .flatMap((phrase) =>
        words
          .filter(([word]) => word.length > phrase.length && word.length <= phrase.length + 2 && word.startsWith(phrase))
          .map((match) => ({ value, start: match.index, end: match.index + match[0].length })),
      ),
  );
}

/** "not flat", 「平らではなく」: the negation stands right before the option, in Japanese right after it. */
function isNegated(reading: Reading, choice: Answer): boolean {
  const { negations } = intents[reading.locale];
  return findPhrases(reading.plain, negations, reading.locale).some(({ start, end }) => {
    const between = reading.locale === "ja" ? reading.plain.slice(choice.end, start) : reading.plain.slice(end, choice.start);
    const follows = reading.locale === "ja" ? start >= choice.end : end <= choice.start;
    return follows && /^[ ]*(\p{L}{1,4} )?$/u.test(reading.locale === "ja" ? between.replace(/^(の?屋根|です)$/u, "") : between);
  });
}
