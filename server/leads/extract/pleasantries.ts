import { intents } from "@parley/locales/agents";
import { findPhrases } from "./phrases.ts";
import { without, type Reading } from "./reading.ts";

const EDGE = "[\\s\\p{P}\\p{Extended_Pictographic}]";
const BEGINNING = new RegExp(`^${EDGE}*$`, "u");
const END = new RegExp(`^${EDGE}*$`, "u");

/** The message without the greeting, thanks or "yes" that it begins or ends with: "Hi, Anna, thanks!" leaves "Anna". */
export function withoutPleasantries(reading: Reading): Reading {
  const { greeting, thanks, goodbye, yes } = intents[reading.locale];
  let rest = reading;
  for (;;) {
    const polite = findPhrases(rest.plain, [...greeting, ...thanks, ...goodbye], rest.locale);
    const agreed = findPhrases(rest.plain, yes, rest.locale).filter(({ end }) => /^\s*([,!、]|$)/u.test(rest.plain.slice(end)));
    const next =
      [...polite, ...agreed].find(({ start }) => BEGINNING.test(rest.plain.slice(0, start))) ??
      polite.find(({ start, end }) => /[\p{P}\n]\s*$/u.test(rest.plain.slice(0, start)) && END.test(rest.plain.slice(end)));
    if (!next) return rest;
    rest = without(rest, next.start, next.end);
  }
}
