import { intents } from "@parley/locales/agents";
import type { Extractor } from "./extraction.ts";
import { hasPhrase } from "./phrases.ts";

const NUMBER = /(?<![\p{L}\p{N}])(?:\+ ?)?\(?\d(?:[ ()./-]{0,3}\d)+(?![\p{L}\d])/gu;
const NUMBER_IN_JAPANESE = /(?<![a-z\p{N}])(?:\+ ?)?\(?\d(?:[ ()./-]{0,3}\d)+(?![a-z\d])/gu;
const FEWEST = 7;
const MOST = 15;
/** Fewer digits than these, unasked for, may be a postal code, a price or a date. */
const FEWEST_UNASKED = 9;

/** A telephone number; kept as its digits, with the `+` where there was one. */
export const extractPhone: Extractor<"phone"> = (reading, _question, clarity) => {
  const marked = hasPhrase(reading.plain, intents[reading.locale].fieldWords.phone, reading.locale);
  for (const match of reading.plain.matchAll(reading.locale === "ja" ? NUMBER_IN_JAPANESE : NUMBER)) {
    const digits = match[0].replace(/\D/g, "");
    const fewest = clarity === "open" || marked ? FEWEST : FEWEST_UNASKED;
    if (digits.length < fewest || digits.length > MOST || looksLikeDate(match[0])) continue;
    if (clarity === "marked" && !marked && !match[0].startsWith("+")) continue;
    return { value: (match[0].startsWith("+") ? "+" : "") + digits, start: match.index, end: match.index + match[0].length };
  }
  return clarity === "open" ? { code: "invalidPhone" } : undefined;
};

function looksLikeDate(written: string): boolean {
  return /^\d{4}([-./])\d{1,2}\1\d{1,2}$|^\d{1,2}([-./])\d{1,2}\2\d{4}$/.test(written);
}
