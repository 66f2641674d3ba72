import type { Locale } from "@parley/protocol";
import { plain } from "./reading.ts";

export interface Span {
  start: number;
  end: number;
}

export interface PhraseFound extends Span {
  phrase: string;
  /** What stands for the phrase's `{slot}`, when it has one. */
  slot?: Span;
}

const compiled = new Map<string, RegExp>();

/**
 * Where phrases of `locales/<tag>/intents.json` stand in folded text, longest first. In languages that write spaces only whole words count.
 * `slot` is the pattern of what may stand for a placeholder such as `{n}`.
 */
export function findPhrases(folded: string, phrases: readonly string[], locale: Locale, slot = ""): PhraseFound[] {
  const found = phrases.flatMap((phrase) =>
    [...folded.matchAll(expression(phrase, locale, slot))].map((match): PhraseFound => {
      const [start, end] = [match.index, match.index + match[0].length];
      const inside = match.indices?.[1];
      return { phrase, start, end, ...(inside ? { slot: { start: inside[0], end: inside[1] } } : {}) };
    }),
  );
  return found.sort((one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start);
}

export function hasPhrase(folded: string, phrases: readonly string[], locale: Locale): boolean {
  return phrases.some((phrase) => folded.search(expression(phrase, locale, "")) >= 0);
}

/** `text` for use inside a regular expression with the `u` flag. */
export function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function expression(phrase: string, locale: Locale, slot: string): RegExp {
  const key = `${locale}\n${phrase}\n${slot}`;
  let expressionFound = compiled.get(key);
  if (!expressionFound) {
    const source = plain(phrase.normalize("NFC").replace(/^=/, ""))
      .split(/\{\w+\}/)
      .map((part) => literal(part).replace(/ +/g, locale === "ja" ? " *" : " +"))
      .join(`(${slot})`);
    // A phrase that begins or ends with a sign ("€", "/month") needs no border there.
    const before = locale !== "ja" && /^[\p{L}\p{N}]/u.test(phrase) ? "(?<![\\p{L}\\p{N}])" : "";
    const after = locale !== "ja" && /[\p{L}\p{N}]$/u.test(phrase) ? "(?![\\p{L}\\p{N}])" : "";
    compiled.set(key, (expressionFound = new RegExp(before + source + after, "dgu")));
  }
  return expressionFound;
}
