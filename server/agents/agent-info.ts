import type { AgentInfo, AgentsResponse, Locale } from "@parley/protocol";
import type { AgentTexts, ParleyConfig } from "../config/config.ts";
import { localised } from "./phrases/localised.ts";

/** What `GET /v1/agents` says of the configured agents, in one language. */
export function agentInfo(config: ParleyConfig, locale: Locale): AgentsResponse {
  const fallback = config.defaultLocale ?? "en";
  const describe = (id: string, texts: AgentTexts): AgentInfo => ({
    id,
    name: localised(texts.name, locale, fallback) ?? config.company,
    role: localised(texts.role, locale, fallback) ?? "",
    greeting: localised(texts.greeting, locale, fallback) ?? "",
    suggestions: localised(texts.suggestions, locale, fallback) ?? [],
    capabilities: { transport: { streaming: true, resumable: true } },
  });
  return {
    agents: [describe("service", config.agents.service), describe("lead", config.agents.lead)],
    defaultAgent: config.defaultAgent ?? "service",
  };
}
