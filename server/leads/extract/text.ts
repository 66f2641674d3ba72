import type { Extractor } from "./extraction.ts";

const FEWEST_LETTERS = 2;
const LONGEST = 1_000;

/** Any answer in the visitor's own words, and only to the open question. */
export const extractText: Extractor<"text"> = (reading, _question, clarity) => {
  if (clarity !== "open") return undefined;
  const value = reading.text.trim().replace(/\s+/g, " ").slice(0, LONGEST);
  if ((value.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < FEWEST_LETTERS) return { code: "invalidText" };
  return { value, start: reading.text.length - reading.text.trimStart().length, end: reading.text.trimEnd().length };
};
