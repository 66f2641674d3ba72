import type { PlanQuestion } from "../../config/config.ts";
import type { Reading } from "./reading.ts";

/** What is wrong with an answer; each has its text at `lead.*` of the agents' texts. */
export type Problem =
  | {
      code:
        | "invalidName"
        | "invalidEmail"
        | "invalidPhone"
        | "invalidPostcode"
        | "invalidNumber"
        | "invalidDate"
        | "datePast"
        | "invalidChoice"
        | "invalidText";
    }
  | { code: "numberRange"; min: number; max: number }
  | { code: "numberMin"; min: number }
  | { code: "numberMax"; max: number };

/** An answer, and where its words stand in the reading's text. */
export interface Answer {
  value: string | number;
  start: number;
  end: number;
}

/**
 * How clear an answer has to be.
 * - `open`: the question was just asked, so a bare answer counts, and one that is wrong is a problem.
 * - `shape`: nobody asked, so only what hardly means anything else counts.
 * - `marked`: only what also carries the words or signs that say what it is ("my name is", "€", "ZIP").
 */
export type Clarity = "open" | "shape" | "marked";

/** The questions of one kind; kinds that need nothing of their own take any. */
export type Question<K extends PlanQuestion["kind"]> = K extends "number" | "date" | "choice"
  ? Extract<PlanQuestion, { kind: K }>
  : PlanQuestion;

/** Reads one kind of answer out of a message. Pure; `undefined` where there is none. */
export type Extractor<K extends PlanQuestion["kind"]> = (
  reading: Reading,
  question: Question<K>,
  clarity: Clarity,
) => Answer | Problem | undefined;

export function isProblem(found: Answer | Problem | undefined): found is Problem {
  return found !== undefined && "code" in found;
}
