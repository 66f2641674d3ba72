import { agentTexts } from "@parley/locales/agents";
import type { Locale } from "@parley/protocol";
import type { PlanQuestion } from "../../config/config.ts";
import { letters } from "../../language/words.ts";
import { extractAnswers, type Extracted } from "../../leads/extract/extract-answers.ts";
import { extractOne } from "../../leads/extract/extract-one.ts";
import { withoutPleasantries } from "../../leads/extract/pleasantries.ts";
import { read, type Reading } from "../../leads/extract/reading.ts";
import { openQuestion, type PlanState } from "../../leads/plan.ts";
import type { Turn } from "../agent.ts";
import { matchIntents, type IntentName } from "../intents/match-intent.ts";

/** What a message says to the plan. */
export interface Heard {
  extracted: Extracted;
  intents: ReadonlySet<IntentName>;
  /** The visitor wants the questions: by a button, or by words of interest. */
  interested: boolean;
  /** What to look up in the articles; empty where nothing was asked. */
  question: string;
  /** Worth looking up although it does not look like a question: only what is found counts. */
  maybeQuestion: boolean;
}

/** Intents that leave no doubt, so that a message with one of them is no question and no name. */
const PLAIN = ["greeting", "thanks", "goodbye", "skip", "unsure", "stop", "yes", "no"] as const;
/** Kinds to which a whole sentence can hardly be meant as the answer. */
const SHORT_KINDS: readonly PlanQuestion["kind"][] = ["name", "email", "phone", "postcode"];
const REFUSALS = ["skip", "unsure", "stop"] as const;
/** Words that may stand where a name was asked for, and are none. */
const WISHES = ["human", "identity", "buy", "price", "demo"] as const;
/** Characters of a message that are read for answers; nobody gives theirs after so many. */
const LONGEST = 1_000;
const SENTENCE = { spaced: 4, japanese: 8 };

export function hear(
  { message, locale, now }: Pick<Turn, "message" | "locale" | "now">,
  plan: readonly PlanQuestion[],
  state: PlanState,
): Heard {
  const { text } = message;
  const found = matchIntents(text, locale);
  const open = openQuestion(plan, state);
  const noted = new Set(Object.keys(state.notes));
  const reading = withoutPleasantries(read(text.slice(0, LONGEST), locale, now));
  const extracted = unlessMeantOtherwise(extractAnswers(reading, { plan, open: open?.id, noted }), reading, open, found);
  const isPlain = PLAIN.some((name) => found.has(name));
  const isTalk = isPlain || found.has("human") || found.has("identity");
  const interested = found.has("buy") || found.has("demo") || isButton(text);
  const asked = found.has("price") && extracted.asked === "" ? text : extracted.asked;
  const restMatters =
    state.status !== "asking" || (open !== undefined && SHORT_KINDS.includes(open.kind) && isSentence(text, locale) && !/[@\d]/.test(text));
  const maybeQuestion = asked === "" && restMatters && extracted.answers.length === 0 && !isTalk && !interested;
  return {
    extracted,
    intents: found,
    interested,
    question: isTalk || interested ? "" : maybeQuestion ? text : asked,
    maybeQuestion,
  };
}

/** "Skip" is no name, "no idea" no text. */
function unlessMeantOtherwise(
  extracted: Extracted,
  reading: Reading,
  open: PlanQuestion | undefined,
  found: ReadonlySet<IntentName>,
): Extracted {
  if (open?.kind !== "name" && open?.kind !== "text") return extracted;
  const refused = open.kind === "text" ? REFUSALS : [...REFUSALS, "no" as const];
  const wanted = open.kind === "name" && WISHES.some((name) => found.has(name)) && extractOne(reading, open, "shape") === undefined;
  if (!wanted && !refused.some((name) => found.has(name))) return extracted;
  const { problem: _, ...rest } = extracted;
  return { ...rest, answers: extracted.answers.filter(({ id }) => id !== open.id) };
}

/** The texts of the buttons that lead here, in any language: a visitor may have changed it since. */
function isButton(text: string): boolean {
  const said = letters(text.slice(0, LONGEST));
  return Object.values(agentTexts).some((texts) =>
    [texts.lead.resumeSuggestion, texts.unknown.suggestionLead].some((button) => letters(button) === said),
  );
}

function isSentence(text: string, locale: Locale): boolean {
  if (locale === "ja") return [...letters(text.slice(0, LONGEST))].length >= SENTENCE.japanese;
  return (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= SENTENCE.spaced;
}
