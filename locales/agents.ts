import de from "./de/agents.json" with { type: "json" };
import deIntents from "./de/intents.json" with { type: "json" };
import en from "./en/agents.json" with { type: "json" };
import enIntents from "./en/intents.json" with { type: "json" };
import es from "./es/agents.json" with { type: "json" };
import esIntents from "./es/intents.json" with { type: "json" };
import fr from "./fr/agents.json" with { type: "json" };
import frIntents from "./fr/intents.json" with { type: "json" };
import it from "./it/agents.json" with { type: "json" };
import itIntents from "./it/intents.json" with { type: "json" };
import ja from "./ja/agents.json" with { type: "json" };
import jaIntents from "./ja/intents.json" with { type: "json" };
import ptBR from "./pt-BR/agents.json" with { type: "json" };
import ptBRIntents from "./pt-BR/intents.json" with { type: "json" };

/** What the agents say. */
export type AgentTexts = typeof en;

/** What visitors say: lists of phrases for each intent. `=` before a phrase means that the whole message must be it. */
export interface Intents extends Omit<typeof enIntents, "numberWords"> {
  numberWords: Readonly<Record<string, number>>;
}

export const agentTexts = { en, es, fr, de, it, "pt-BR": ptBR, ja } satisfies Record<string, AgentTexts>;

export const intents: Record<keyof typeof agentTexts, Intents> = {
  en: enIntents,
  es: esIntents,
  fr: frIntents,
  de: deIntents,
  it: itIntents,
  "pt-BR": ptBRIntents,
  ja: jaIntents,
};
