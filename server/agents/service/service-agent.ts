import { agentTexts } from "@parley/locales/agents";
import type { Locale } from "@parley/protocol";
import type { ParleyConfig } from "../../config/config.ts";
import type { Finding, Retriever } from "../../knowledge/retriever.ts";
import type { JsonObject } from "../../storage/json.ts";
import type { Agent, Output, Turn } from "../agent.ts";
import { matchIntents } from "../intents/match-intent.ts";
import { localised } from "../phrases/localised.ts";
import { composeAnswer } from "./compose-answer.ts";
import { smallTalk } from "./small-talk.ts";

/** Below this an answer would be a guess. Measured on the questions of the demo, see `docs/retrieval.md`. */
export const ENOUGH_CONFIDENCE = 0.29;

export interface ServiceAgent extends Agent {
  /** An answer from the articles, or `undefined` where they hold none. */
  answer(turn: Turn): readonly Output[] | undefined;
}

/** Answers from the articles with their sources, and says so when they hold nothing. */
export function createServiceAgent(config: ParleyConfig, retriever: Retriever): ServiceAgent {
  const id = "service";

  function answer(turn: Turn): readonly Output[] | undefined {
    const finding = find(retriever, turn);
    if (!finding) return undefined;
    const { markdown, sources } = composeAnswer(finding, { url: config.knowledge.url });
    return [...say(markdown, turn.locale), { type: "sources", sources }, { type: "suggestions", suggestions: followUps(finding) }];
  }

  async function* respond(turn: Turn): AsyncGenerator<Output> {
    const { locale } = turn;
    const talk = smallTalk(matchIntents(turn.message.text, locale), locale, config);
    if (talk !== undefined) {
      yield* say(talk, locale);
      yield { type: "suggestions", suggestions: suggestions(config, locale) };
      return;
    }
    if (!/[\p{L}\p{N}]/u.test(turn.message.text)) {
      yield* say(agentTexts[locale].unclear.reply, locale);
      return;
    }
    const found = answer(turn);
    if (found) {
      yield* found;
      yield { type: "memory", memory: { ...turn.memory, [id]: {} } };
      return;
    }
    yield* decline(turn);
  }

  function* decline(turn: Turn): Generator<Output> {
    const texts = agentTexts[turn.locale];
    const again = misses(turn.memory) > 0;
    yield* say(again ? texts.unknown.repeat : `${texts.unknown.reply} ${texts.unknown.offerLead}`, turn.locale);
    yield { type: "suggestions", suggestions: [texts.human.suggestion, texts.unknown.suggestionLead] };
    yield { type: "memory", memory: { ...turn.memory, [id]: { misses: misses(turn.memory) + 1 } } };
  }

  function* say(text: string, locale: Locale): Generator<Output> {
    yield { type: "message", agentId: id, locale };
    yield { type: "text", delta: text };
  }

  return { id, answer, respond };
}

function find(retriever: Retriever, turn: Turn): Finding | undefined {
  const [best] = retriever.search(turn.message.text, turn.locale, 1);
  return best && best.confidence >= ENOUGH_CONFIDENCE ? best : undefined;
}

/** What the article says besides: its other headings, as questions to send. */
function followUps({ article, excerpts }: Finding): string[] {
  const said = new Set(excerpts.map(({ section }) => section));
  return article.sections
    .filter((other) => !said.has(other))
    .flatMap((other) => (other.heading && other.heading.length <= 60 ? [other.heading] : []))
    .slice(0, 3);
}

function suggestions(config: ParleyConfig, locale: Locale): readonly string[] {
  return localised(config.agents.service.suggestions, locale, config.defaultLocale ?? "en") ?? [];
}

function misses(memory: JsonObject): number {
  const own = memory["service"];
  const count = typeof own === "object" && own !== null && !Array.isArray(own) ? (own as JsonObject)["misses"] : undefined;
  return typeof count === "number" ? count : 0;
}
