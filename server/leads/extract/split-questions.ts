import { intents } from "@parley/locales/agents";
import { isQuestion } from "../../agents/intents/is-question.ts";
import { hasPhrase, type Span } from "./phrases.ts";
import { only, without, wordsBeside, type Reading } from "./reading.ts";

export interface Split {
  /** The message without the sentences that ask something. */
  told: Reading;
  /** The sentences that ask something, as the visitor wrote them; empty when there are none. */
  asked: string;
  /** Where those sentences are. */
  questions: readonly Span[];
}

/** A full stop ends a sentence only after a word or a longer number: "1. Mai", "Dr. Smith" and "5 dic. 2026" go on. */
const SENTENCE =
  /.+?(?:(?<=\p{L}{4}|\d{3}|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana})"»”]|\p{L}{3}(?=\.\s+\p{Lu}))\.+(?=\s|$)|[!?！？。]+(?=\s|$|\P{ASCII})|\n|$)/gsu;

/** Parts what a visitor tells from what a visitor asks. */
export function splitQuestions(reading: Reading): Split {
  const questions: Span[] = [...reading.text.matchAll(SENTENCE)]
    .filter(([sentence]) => isQuestion(sentence.trim(), reading.locale))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
  return {
    told: questions.reduce((rest, { start, end }) => without(rest, start, end), reading),
    asked: questions.map(({ start, end }) => reading.text.slice(start, end).trim()).join(" "),
    questions,
  };
}

/** Whether a sentence that looks like a question is rather an answer with a doubt: "next Monday?", "que sea plano". */
export function isDoubtfulAnswer(reading: Reading, question: Span, answer: Span): boolean {
  const sentence = only(reading, question.start, question.end);
  const beside = wordsBeside(sentence, answer.start, answer.end);
  const asks = hasPhrase(sentence.plain, intents[reading.locale].questionWords, reading.locale);
  return /[?？]\s*$/u.test(reading.text.slice(question.start, question.end)) ? beside <= 1 && !asks : beside <= 2;
}
