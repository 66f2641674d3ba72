import { intents } from "@parley/locales/agents";
import type { PlanQuestion } from "../../config/config.ts";
import type { Answer, Problem } from "./extraction.ts";
import { extractOne } from "./extract-one.ts";
import { findFieldCue } from "./field-cue.ts";
import { findPhrases } from "./phrases.ts";
import { only, wordsBeside, type Reading } from "./reading.ts";

export interface Change {
  question: PlanQuestion;
  found: Answer | Problem;
}

/** A message that is little more than a value replaces a noted one. */
const WORDS_BESIDE = 2;

/**
 * A new value for a field that is noted already: the message names the field, says no first, carries words that mark the value,
 * or is hardly more than the value. `undefined` where it may be about something else.
 */
export function findChange(reading: Reading, plan: readonly PlanQuestion[], noted: ReadonlySet<string>, open?: string): Change | undefined {
  const candidates = plan.filter(({ id }) => noted.has(id) && id !== open);
  for (const question of candidates) {
    const cue = findFieldCue(reading, question, plan);
    if (!cue) continue;
    const after = only(reading, cue.end, reading.text.length);
    const bare = cue.colon || (question.kind !== "name" && question.kind !== "text");
    const found = extractOne(bare ? after : reading, question, bare ? "open" : "marked");
    if (found && (!("code" in found) || wasMeant(found, question, after))) return { question, found };
  }
  for (const question of candidates) {
    const marked = question.kind === "email" || question.kind === "name" ? extractOne(reading, question, "marked") : undefined;
    if (marked && !("code" in marked)) return { question, found: marked };
    if (question.kind === "number" || question.kind === "text") continue;
    const found = extractOne(reading, question, "shape");
    if (
      found &&
      !("code" in found) &&
      (saysNoFirst(reading) || (open === undefined && wordsBeside(reading, found.start, found.end) <= WORDS_BESIDE))
    ) {
      return { question, found };
    }
  }
  return undefined;
}

/** A wrong value is worth a word only where one was surely given. */
function wasMeant(problem: Problem, question: PlanQuestion, after: Reading): boolean {
  if (question.kind === "email") return after.text.includes("@");
  return problem.code === "datePast" || problem.code.startsWith("number");
}

function saysNoFirst(reading: Reading): boolean {
  return findPhrases(reading.plain, intents[reading.locale].no, reading.locale).some(({ start }) =>
    /^[\s\p{P}]*$/u.test(reading.plain.slice(0, start)),
  );
}
