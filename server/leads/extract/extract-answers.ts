import type { PlanQuestion } from "../../config/config.ts";
import { isProblem, type Answer, type Clarity, type Problem } from "./extraction.ts";
import { extractOne } from "./extract-one.ts";
import { findChange } from "./find-change.ts";
import { only, without, type Reading } from "./reading.ts";
import { isDoubtfulAnswer, splitQuestions, type Split } from "./split-questions.ts";

export interface Asked {
  plan: readonly PlanQuestion[];
  /** Id of the question that waits for its answer. */
  open?: string | undefined;
  /** Ids of the fields that have an answer already. */
  noted: ReadonlySet<string>;
}

export interface Extracted {
  answers: readonly Found[];
  /** What is wrong with the answer to the open question. */
  problem?: Problem;
  /** What is wrong with the new value of a noted field. */
  changeProblem?: { id: string; problem: Problem };
  /** The sentences in which the visitor asks something, those apart that turned out to be answers. */
  asked: string;
}

export interface Found {
  id: string;
  value: string | number;
  /** The visitor's own words. */
  raw: string;
}

/** Takes every answer out of a message: what is marked as such first, so that a bare number left over belongs to the open question. */
export function extractAnswers(whole: Reading, { plan, open, noted }: Asked): Extracted {
  const split = splitQuestions(whole);
  const found = new Map<string, Found>();
  let rest = split.told;
  const take = (from: Reading, { id }: PlanQuestion, answer: Answer): void => {
    found.set(id, { id, value: answer.value, raw: from.text.slice(answer.start, answer.end).trim() });
    rest = without(rest, answer.start, answer.end);
  };
  const openQuestion = plan.find(({ id }) => id === open);
  const takeAside = (clarity: Clarity): void => {
    for (const question of plan) {
      if (question.id === open || noted.has(question.id) || found.has(question.id)) continue;
      const from =
        question.kind === "email" || (question.kind === "name" && clarity === "marked") ? { ...whole, ...hide(whole, rest, split) } : rest;
      const answer = extractOne(from, question, clarity);
      if (answer && !isProblem(answer)) take(whole, question, answer);
    }
  };

  const change = openQuestion?.kind === "text" ? undefined : findChange(split.told, plan, noted, open);
  if (change && !isProblem(change.found)) take(whole, change.question, change.found);
  takeAside("marked");
  if (openQuestion?.kind === "name") takeAside("shape");
  const { answer, problem, doubtful } = openQuestion ? answerOpen(openQuestion, rest, split, whole) : {};
  if (openQuestion && answer) take(whole, openQuestion, answer);
  takeAside("shape");
  return {
    answers: [...found.values()],
    ...(problem ? { problem } : {}),
    ...(change && isProblem(change.found) ? { changeProblem: { id: change.question.id, problem: change.found } } : {}),
    asked: doubtful ? "" : split.asked,
  };
}

/** Questions of one message in which the open answer is looked for. */
const MOST_QUESTIONS = 5;

interface OpenAnswer {
  answer?: Answer;
  problem?: Problem;
  doubtful?: boolean;
}

function answerOpen(question: PlanQuestion, told: Reading, split: Split, whole: Reading): OpenAnswer {
  const found = /[\p{L}\p{N}]/u.test(told.text) ? extractOne(told, question, "open") : undefined;
  if (found && !isProblem(found)) return { answer: found };
  for (const span of split.questions.slice(0, MOST_QUESTIONS)) {
    const doubtful = extractOne(only(whole, span.start, span.end), question, "open");
    if (doubtful && !isProblem(doubtful) && question.kind !== "text" && isDoubtfulAnswer(whole, span, doubtful))
      return { answer: doubtful, doubtful: true };
    // "What does the battery cost? I'm Anna": an answer that is marked as one counts in a question too.
    const marked = extractOne(only(whole, span.start, span.end), question, "marked");
    if (marked && !isProblem(marked) && (question.kind === "email" || question.kind === "name")) return { answer: marked };
  }
  return found ? { problem: found } : {};
}

/** The whole message, questions included, without what was already taken. */
function hide(whole: Reading, rest: Reading, split: Split): Pick<Reading, "text" | "plain"> {
  const merge = (full: string, left: string): string => {
    let [merged, at] = ["", 0];
    for (const { start, end } of split.questions) [merged, at] = [merged + left.slice(at, start) + full.slice(start, end), end];
    return merged + left.slice(at);
  };
  return { text: merge(whole.text, rest.text), plain: merge(whole.plain, rest.plain) };
}
