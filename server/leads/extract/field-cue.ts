import { intents } from "@parley/locales/agents";
import type { PlanQuestion } from "../../config/config.ts";
import { findPhrases } from "./phrases.ts";
import { plain, type Reading } from "./reading.ts";

/** Where a message names a field, so that what follows is meant for it. */
export interface FieldCue {
  /** Where the naming words end. */
  end: number;
  /** A colon follows, so everything after it is the answer: "Name: Anna". */
  colon: boolean;
}

const SHORTEST_WORD = 4;

/** The first place where the message names the question's field: by its label, a word of the label that no other field has, or a usual word for its kind. */
export function findFieldCue(reading: Reading, question: PlanQuestion, plan: readonly PlanQuestion[]): FieldCue | undefined {
  const { locale } = reading;
  const usual: Readonly<Record<string, readonly string[]>> = intents[locale].fieldWords;
  const label = labelOf(question, locale);
  const others = plan.filter(({ id }) => id !== question.id).flatMap((other) => labelWords(labelOf(other, locale)));
  const own = labelWords(label).filter((word) => !others.includes(word));
  const [found] = findPhrases(reading.plain, [...(label ? [label] : []), ...own, ...(usual[question.kind] ?? [])], locale);
  if (!found) return undefined;
  const colon = /^\s*[:：]/u.exec(reading.plain.slice(found.end));
  return { end: found.end + (colon?.[0].length ?? 0), colon: colon !== null };
}

function labelOf(question: PlanQuestion, locale: Reading["locale"]): string {
  return plain((question.label[locale] ?? "").normalize("NFC"));
}

function labelWords(label: string): string[] {
  return label.match(/[\p{L}\p{N}]+/gu)?.filter((word) => word.length >= SHORTEST_WORD) ?? [];
}
