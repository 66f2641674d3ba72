import de from "./agents/de.json" with { type: "json" };
import en from "./agents/en.json" with { type: "json" };
import es from "./agents/es.json" with { type: "json" };
import fr from "./agents/fr.json" with { type: "json" };
import it from "./agents/it.json" with { type: "json" };
import ja from "./agents/ja.json" with { type: "json" };
import ptBR from "./agents/pt-BR.json" with { type: "json" };
import type { Language } from "./site/languages.ts";

/** What Solstice's agents are called and say, and how its people are reached. */
export type AgentTexts = typeof en;

export const agentTexts: Readonly<Record<Language, AgentTexts>> = { en, es, fr, de, it, "pt-BR": ptBR, ja };

/** One part of the agents' texts in every language, as the configuration takes it. */
export function inEachLanguage<T>(part: (texts: AgentTexts) => T): Record<Language, T> {
  return {
    en: part(en),
    es: part(es),
    fr: part(fr),
    de: part(de),
    it: part(it),
    "pt-BR": part(ptBR),
    ja: part(ja),
  };
}
