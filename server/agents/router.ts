import { agentTexts } from "@parley/locales/agents";
import type { Locale } from "@parley/protocol";
import type { ParleyConfig } from "../config/config.ts";
import { letters } from "../language/words.ts";
import type { Retriever } from "../knowledge/retriever.ts";
import type { JsonObject } from "../storage/json.ts";
import type { Leads } from "../storage/leads.ts";
import type { Agent, Output, Turn } from "./agent.ts";
import { matchIntents } from "./intents/match-intent.ts";
import { createLeadAgent } from "./lead/lead-agent.ts";
import type { AgentRouter } from "./router-interface.ts";
import { createServiceAgent } from "./service/service-agent.ts";
import { turnLocale } from "./turn-locale.ts";

/** The two agents, the language they answer in, and who of them answers. */
export function createRouter(config: ParleyConfig, retriever: Retriever, leads: Leads): AgentRouter {
  const service = createServiceAgent(config, retriever);
  const lead = createLeadAgent({ config, leads, answer: async (turn) => service.answer(turn) });
  const agents = new Map<string, Agent>([
    [service.id, service],
    [lead.id, lead],
  ]);

  return {
    ids: [...agents.keys()],
    async *respond(turn, addressed) {
      const { locale, memory } = turnLocale(turn.message.text, turn.uiLocale, turn.memory);
      if (locale !== turn.locale) yield { type: "locale", locale };
      yield { type: "memory", memory };
      const told: Turn = { ...turn, locale, memory };
      const wanted = addressed.agentId !== lead.id && isInterest(turn.message.text, locale) ? lead.id : addressed.agentId;
      if (wanted !== addressed.agentId) yield { type: "agent-changed", agentId: wanted };
      yield* keepLanguage((agents.get(wanted) ?? service).respond(told), memory);
    },
  };
}

/** Buying, prices for the visitor's own case, a demonstration, or the button that offers advice. */
function isInterest(text: string, locale: Locale): boolean {
  const intents = matchIntents(text, locale);
  return (
    intents.has("buy") ||
    intents.has("price") ||
    intents.has("demo") ||
    letters(text) === letters(agentTexts[locale].unknown.suggestionLead)
  );
}

/** An agent replaces the memory with its own view of it; what the router keeps there stays. */
async function* keepLanguage(outputs: AsyncIterable<Output>, kept: JsonObject): AsyncIterable<Output> {
  for await (const output of outputs) {
    yield output.type === "memory" ? { type: "memory", memory: { ...output.memory, language: kept["language"] ?? {} } } : output;
  }
}
