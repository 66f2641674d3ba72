import { intents } from "@parley/locales/agents";
import { LOCALES, type Locale } from "@parley/protocol";
import { plain, type Reading } from "./reading.ts";
import type { Answer, Clarity, Extractor } from "./extraction.ts";
import { hasPhrase, literal } from "./phrases.ts";

const FIVE_DIGITS = "\\d{5}";
const SHAPES: Record<Locale, { shape: string; example: string; write?: (digits: string) => string }> = {
  en: { shape: "\\d{5}(?:-\\d{4})?", example: "94110" },
  es: { shape: FIVE_DIGITS, example: "28013" },
  fr: { shape: "\\d{5}|\\d{2} \\d{3}", example: "75011" },
  de: { shape: FIVE_DIGITS, example: "80331" },
  it: { shape: FIVE_DIGITS, example: "20121" },
  "pt-BR": {
    shape: "\\d{5}-?\\d{3}|\\d{2}\\.\\d{3}-?\\d{3}",
    example: "01310-100",
    write: (digits) => `${digits.slice(0, 5)}-${digits.slice(5)}`,
  },
  ja: { shape: "〒? ?\\d{3}-?\\d{4}", example: "150-0001", write: (digits) => `${digits.slice(0, 3)}-${digits.slice(3)}` },
};
/** What makes a number of five digits something else. */
const UNITS = "kwh|kwp|kw|wh|km|m2|m²|qm|sq|%|km²";

/** A postal code of the language's main country; where it was asked for, one of another of our languages' countries too. */
export const extractPostcode: Extractor<"postcode"> = (reading, _question, clarity) => {
  const open = clarity === "open";
  for (const country of open ? [reading.locale, ...LOCALES.filter((locale) => locale !== reading.locale)] : [reading.locale]) {
    const found = find(reading, country, clarity);
    if (found) return found;
  }
  return open ? { code: "invalidPostcode" } : undefined;
};

/** A postal code as one is written in the language's main country. */
export function postcodeExample(locale: Locale): string {
  return SHAPES[locale].example;
}

function find(reading: Reading, country: Locale, clarity: Clarity): Answer | undefined {
  const { shape, write } = SHAPES[country];
  const money = intents[reading.locale].money.map((word) => literal(plain(word))).join("|");
  // Neighbouring digits make it a piece of a longer number, letters and a dash before it an identifier, a unit after it an amount.
  const neighbour = reading.locale === "ja" ? "a-z" : "\\p{L}";
  const pattern = new RegExp(
    `(?<![${neighbour}\\d#$€£¥+]|\\d[ .,/-]|[${neighbour}]{2}-)(?:${shape})(?![${neighbour}\\d]|[ .,/-]\\d| ?(?:${money}|${UNITS})(?![${neighbour}]))`,
    "gu",
  );
  for (const match of reading.plain.matchAll(pattern)) {
    const digits = match[0].replace(/\D/g, "");
    if (clarity === "marked" && !isMarked(reading, match[0])) continue;
    return { value: write ? write(digits) : match[0].replaceAll(" ", ""), start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

function isMarked(reading: Reading, code: string): boolean {
  return /[〒-]/.test(code) || hasPhrase(reading.plain, intents[reading.locale].fieldWords.postcode, reading.locale);
}
