import { agentTexts } from "@parley/locales/agents";
import type { Locale } from "@parley/protocol";
import type { ParleyConfig, PlanQuestion } from "../../config/config.ts";
import type { Problem } from "../../leads/extract/extraction.ts";
import { postcodeExample } from "../../leads/extract/postcode.ts";
import { formatAnswer, formatDay, formatNumber, labelled, listItem } from "../../leads/format-answer.ts";
import { isComplete, missing, type PlanState } from "../../leads/plan.ts";
import { fillText } from "../phrases/fill-text.ts";
import { localised } from "../phrases/localised.ts";
import type { Talk } from "./decide.ts";

/** What the lead agent says, in one language. */
export interface Wording {
  intro(): string;
  question(question: PlanQuestion): string;
  problem(problem: Problem, question: PlanQuestion | undefined): string;
  /** What was noted, how to correct it, and what happens next. */
  summary(state: PlanState): string;
  /** The noted values of some fields, as a list. */
  lines(state: PlanState, ids: readonly string[]): string;
  howToCorrect(state: PlanState): string;
  /** What happens next; what is missing, where that keeps it from happening. */
  promise(state: PlanState): string;
  done(state: PlanState): string;
  stopped(state: PlanState): string;
  talk(about: Talk, state: PlanState): string;
  /** Buttons for the question. */
  suggestions(question: PlanQuestion): string[];
}

/** Days from today of a date that shows how to write one. */
const EXAMPLE_DAYS = 14;

export function createWording(config: ParleyConfig, locale: Locale, now: Date): Wording {
  const texts = agentTexts[locale];
  const fallback = config.defaultLocale ?? "en";
  const { plan, name, promise } = config.agents.lead;
  const label = (question: PlanQuestion): string => localised(question.label, locale, fallback) ?? question.id;
  const options = (question: PlanQuestion): string[] =>
    question.kind === "choice" ? Object.values(localised(question.options, locale, fallback) ?? {}).flatMap((words) => words[0] ?? []) : [];
  const shown = (question: PlanQuestion, state: PlanState): string => {
    const note = state.notes[question.id];
    return note ? formatAnswer(question, note, locale, fallback) : texts.lead.notGiven;
  };

  const wording: Wording = {
    intro: () => fillText(texts.lead.intro, { skip: texts.lead.skipWord }),
    question: (question) => localised(question.question, locale, fallback) ?? label(question),
    problem(problem, question) {
      switch (problem.code) {
        case "numberRange":
          return fillText(texts.lead.numberRange, { min: formatNumber(problem.min, locale), max: formatNumber(problem.max, locale) });
        case "numberMin":
          return fillText(texts.lead.numberMin, { min: formatNumber(problem.min, locale) });
        case "numberMax":
          return fillText(texts.lead.numberMax, { max: formatNumber(problem.max, locale) });
        case "invalidDate":
          return fillText(texts.lead.invalidDate, { example: formatDay(new Date(now.getTime() + EXAMPLE_DAYS * 86_400_000), locale) });
        case "invalidPostcode":
          return fillText(texts.lead.invalidPostcode, { example: postcodeExample(locale) });
        case "invalidChoice":
          return fillText(texts.lead.invalidChoice, { options: question ? options(question).join(locale === "ja" ? "、" : ", ") : "" });
        default:
          return texts.lead[problem.code];
      }
    },
    lines: (state, ids) =>
      plan
        .filter(({ id }) => ids.includes(id))
        .map((question) => listItem(label(question), shown(question, state), locale))
        .join("\n"),
    summary(state) {
      const list = wording.lines(
        state,
        plan.map(({ id }) => id),
      );
      return [texts.lead.summary, list, wording.promise(state), wording.howToCorrect(state)].filter(Boolean).join("\n\n");
    },
    howToCorrect(state) {
      const example = plan.find(({ id }) => Object.hasOwn(state.notes, id)) ?? plan[0];
      return example ? fillText(texts.lead.correct, { example: labelled(label(example), shown(example, state), locale) }) : "";
    },
    promise(state) {
      if (isComplete(plan, state)) return localised(promise, locale, fallback) ?? "";
      return missing(plan, state)
        .map((question) => labelled(`**${label(question)}**`, texts.lead.required, locale))
        .join("\n\n");
    },
    done: (state) => (isComplete(plan, state) ? texts.lead.done : wording.promise(state)),
    stopped: (state) => (Object.keys(state.notes).length > 0 ? texts.lead.stopped : texts.lead.stoppedEmpty),
    talk(about, state) {
      if (about === "greeting") return state.status === "done" ? texts.greeting.reply : texts.greeting.replyLead;
      if (about === "identity")
        return fillText(texts.identity.reply, { agent: localised(name, locale, fallback) ?? config.company, company: config.company });
      if (about === "human")
        return fillText(texts.human.reply, localised(config.contact, locale, fallback) ?? { hours: "", phone: "", email: "" });
      return texts[about].reply;
    },
    suggestions: (question) => [...options(question), ...(question.required ? [] : [texts.lead.skipWord])],
  };
  return wording;
}
