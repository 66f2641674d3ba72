import type { Locale } from "@parley/protocol";
import type { Limits } from "./limits.ts";

/** A text in each language that the site has; languages left out fall back to `defaultLocale`. */
export type Localised<T = string> = Partial<Record<Locale, T>>;

/** What a customer configures, usually in a `parley.config.ts` through {@link defineConfig}. */
export interface ParleyConfig {
  /** Name of the company, as its visitors know it. */
  company: string;
  /** Used where a visitor's language is none of ours. Default `en`. */
  defaultLocale?: Locale;
  /** Origins of the pages that may embed the widget, exact (`https://www.example.com`). The server's own origin always may. Default none. */
  origins?: readonly string[];
  knowledge: {
    /** Folder with one folder of Markdown articles for each language. */
    folder: string;
    /** Folder with topics that the articles do not cover, same form as articles: a question nearest to one of their phrasings is declined. Default none. */
    notCovered?: string;
    /** Address of an article on the customer's site. Default: no address. */
    url?: (article: { id: string; locale: Locale }) => string;
  };
  /** How a person is reached. */
  contact: Localised<{ hours: string; phone: string; email: string }>;
  agents: { service: AgentTexts; lead: AgentTexts & { promise: Localised; plan: readonly PlanQuestion[] } };
  /** Agent that a new conversation begins with. Default `service`. */
  defaultAgent?: "service" | "lead";
  /** How fast the embedded responder speaks. Default 45 words a second; `Infinity` for no pause. */
  wordsPerSecond?: number;
  limits?: Partial<Limits>;
  /** Where state is kept. Default `PARLEY_DATA_DIR`, else `./.parley`. */
  dataDir?: string;
  /** Signs visitor tokens, at least 32 characters. Default `PARLEY_SECRET`, else one made at the first start and kept in `dataDir`. */
  secret?: string;
  /** The server stands behind proxies: whose `X-Forwarded-*` tell a visitor's address. True for any, a number for that many. Default false. */
  trustProxy?: boolean | number;
}

export interface AgentTexts {
  name: Localised;
  role: Localised;
  greeting: Localised;
  suggestions: Localised<readonly string[]>;
}

/** One question of the lead agent's plan. `id` names the field of the lead. */
export type PlanQuestion = {
  id: string;
  /** Short name for the summary. */
  label: Localised;
  question: Localised;
  /** Cannot be skipped. Default false. */
  required?: boolean;
} & (
  | { kind: "name" | "email" | "phone" | "postcode" | "text" }
  | { kind: "number"; min?: number; max?: number }
  /** A day from today on. */
  | { kind: "date" }
  /** `options`: value to the words by which visitors choose it; the first is shown. */
  | { kind: "choice"; options: Localised<Readonly<Record<string, readonly string[]>>> }
);

/** Returns its argument; for types and completion in a `parley.config.ts`. */
export function defineConfig(config: ParleyConfig): ParleyConfig {
  return config;
}
