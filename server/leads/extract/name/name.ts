import { intents } from "@parley/locales/agents";
import type { Answer, Clarity, Extractor } from "../extraction.ts";
import { findPhrases } from "../phrases.ts";
import { wordsBeside, type Reading } from "../reading.ts";
import { isCapitalised, isSentence, personName } from "./person-name.ts";

/** What follows "my name is" (in Japanese: what comes before): up to the end of the clause; a full stop after one to three letters may be a title ("Dr. Smith"). */
const SLOT_PART = "(?:[^\\n,;:!?.。、，！？…]|(?<=(?<!\\p{L})\\p{L}{1,3})\\.(?= ?\\p{L}))";
const SLOT = { spaced: `${SLOT_PART}{1,80}`, japanese: `${SLOT_PART}{1,24}` };

/** A name: after "my name is", and as the open question's answer also alone. */
export const extractName: Extractor<"name"> = (reading, _question, clarity) => {
  const introduced = findIntroduced(reading, clarity);
  if (introduced || clarity !== "open") return introduced;
  return findBare(reading) ?? { code: "invalidName" };
};

function findIntroduced(reading: Reading, clarity: Clarity): Answer | undefined {
  const { nameIs, maybeNameIs } = intents[reading.locale];
  const sure = nameIs.filter((phrase) => !maybeNameIs.includes(phrase));
  return introducedBy(reading, sure) ?? (clarity === "marked" ? undefined : introducedBy(reading, maybeNameIs, clarity));
}

/** `unsure` is given for phrases that also introduce other things: "I'm Anna", but "I'm interested". */
function introducedBy(reading: Reading, phrases: readonly string[], unsure?: Clarity): Answer | undefined {
  const { locale } = reading;
  const found = findPhrases(reading.plain, phrases, locale, locale === "ja" ? SLOT.japanese : SLOT.spaced).flatMap(({ start, end, slot }) =>
    slot ? [{ start, end, slot }] : [],
  );
  // The phrase that leaves least to the name says most: "I'm called {name}" rather than "I'm {name}".
  for (const { start, end, slot } of found.sort((one, other) => one.slot.end - one.slot.start - (other.slot.end - other.slot.start))) {
    const written = reading.text.slice(slot.start, slot.end);
    const name = personName(written, locale);
    if (name === undefined) continue;
    const at = reading.text.indexOf(name, slot.start);
    if (at < 0) continue;
    const answer = { value: name, start: at, end: at + name.length };
    if (unsure === undefined) return answer;
    const alone = !isSentence(written, locale) && wordsBeside(reading, start, end) <= 1;
    if (
      unsure === "open"
        ? alone || (locale === "ja" && isClause(reading.text, start, end)) || (locale !== "ja" && isCapitalised(name))
        : isUnmistakable(name, reading)
    )
      return answer;
  }
  return undefined;
}

/** Nothing but the phrase stands between two marks of punctuation. */
function isClause(text: string, start: number, end: number): boolean {
  return /(^|[\s\p{P}])$/u.test(text.slice(0, start)) && /^([\s\p{P}]|$)/u.test(text.slice(end));
}

/** In German every noun has a capital, in Japanese no word. */
function isUnmistakable(name: string, { locale }: Reading): boolean {
  return locale !== "ja" && isCapitalised(name) && (locale !== "de" || name.includes(" "));
}

function findBare(reading: Reading): Answer | undefined {
  const lines = reading.text.split(/\n+/).filter((line) => /\p{L}/u.test(line));
  const first = lines[0] ?? "";
  const parts = first.split(/[,;/、，。.!！]+(?=\s|$|\P{ASCII})/u).filter((part) => /\p{L}/u.test(part));
  const isListed = parts.length === 2 && parts.every((part) => part.trim().split(/\s+/).length <= 2 && isCapitalised(part.trim()));
  for (const candidate of [...(parts.length === 1 || isListed ? [first] : []), ...parts]) {
    const name = isSentence(candidate, reading.locale) ? undefined : personName(candidate, reading.locale);
    if (name === undefined) continue;
    const start = reading.text.indexOf(name);
    if (start >= 0) return { value: name.replace(/\s+/g, " "), start, end: start + name.length };
  }
  return undefined;
}
