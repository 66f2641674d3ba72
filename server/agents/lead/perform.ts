import { agentTexts } from "@parley/locales/agents";
import type { Locale } from "@parley/protocol";
import type { ParleyConfig } from "../../config/config.ts";
import { openQuestion, type PlanState } from "../../leads/plan.ts";
import type { Output } from "../agent.ts";
import type { Act, Decision } from "./decide.ts";
import { createWording } from "./wording.ts";

/** A piece of a message; `block` begins a paragraph, a sentence goes on in the one before. */
interface Piece {
  text: string;
  block: boolean;
}

/** Acts whose words stand apart from what is around them. */
const BLOCKS: readonly Act["type"][] = ["intro", "talk", "summary", "lines", "corrected", "promise", "howToCorrect"];

/** Says and shows what was decided. An answer from the articles is a message of its own, between what comes before and after it. */
export async function* perform(
  { state, acts }: Decision,
  said: { config: ParleyConfig; agentId: string; locale: Locale; now: Date; answer: AsyncIterable<Output> | Iterable<Output> | undefined },
): AsyncGenerator<Output> {
  const { config, agentId, locale, now, answer } = said;
  const wording = createWording(config, locale, now);
  const open = openQuestion(config.agents.lead.plan, state);
  const texts = agentTexts[locale];
  let pieces: Piece[] = [];
  function* message(): Generator<Output> {
    if (pieces.length === 0) return;
    yield { type: "message", agentId, locale };
    yield { type: "text", delta: compose(pieces, locale) };
    pieces = [];
  }
  const words = (act: Act): string => {
    switch (act.type) {
      case "intro":
        return wording.intro();
      case "ask":
        return open ? wording.question(open) : "";
      case "problem":
        return wording.problem(act.problem, open);
      case "corrected":
        return `${texts.lead.corrected}\n\n${wording.lines(state, act.ids)}`;
      case "lines":
        return wording.lines(state, act.ids);
      case "summary":
        return wording.summary(state);
      case "promise":
        return wording.promise(state);
      case "howToCorrect":
        return wording.howToCorrect(state);
      case "talk":
        return wording.talk(act.about, state);
      case "stopped":
        return wording.stopped(state);
      case "done":
        return wording.done(state);
      case "unclear":
        return texts.unclear.reply;
      case "notFound":
        return state.status === "asking" ? texts.unknown.reply : join([texts.unknown.reply, texts.unknown.offer], locale);
      case "answer":
        return "";
      default:
        return texts.lead[act.type];
    }
  };
  for (const act of acts) {
    if (act.type === "answer" && answer) {
      yield* message();
      yield* answer;
    }
    const text = words(act);
    if (text) pieces.push({ text, block: BLOCKS.includes(act.type) });
  }
  yield* message();
  yield {
    type: "suggestions",
    suggestions: buttons(state, wording.suggestions, open, texts.lead.resumeSuggestion, texts.human.suggestion, acts),
  };
}

function buttons(
  state: PlanState,
  suggestions: (question: NonNullable<ReturnType<typeof openQuestion>>) => string[],
  open: ReturnType<typeof openQuestion>,
  goOn: string,
  person: string,
  acts: readonly Act[],
): string[] {
  if (state.status === "stopped") return [goOn];
  if (open) return suggestions(open);
  return acts.some(({ type }) => type === "notFound") ? [person] : [];
}

function compose(pieces: readonly Piece[], locale: Locale): string {
  return pieces.reduce((text, piece, index) => {
    if (index === 0) return piece.text;
    const apart = piece.block || pieces[index - 1]?.block === true;
    return apart ? `${text}\n\n${piece.text}` : join([text, piece.text], locale);
  }, "");
}

/** Japanese sentences follow one another without a space. */
function join(sentences: readonly string[], locale: Locale): string {
  return sentences.join(locale === "ja" ? "" : " ");
}
