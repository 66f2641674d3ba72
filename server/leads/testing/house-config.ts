import { LOCALES } from "@parley/protocol";
import type { Localised, ParleyConfig, PlanQuestion } from "../../config/config.ts";
import { HOUSE_TEXTS } from "./house-texts.ts";

type House = (typeof HOUSE_TEXTS)["en"];

/** A plan with a question of each common kind, in all languages; for tests. `email` is required, the rest is not. */
export const HOUSE_PLAN: readonly PlanQuestion[] = [
  { id: "name", kind: "name", ...textsOf("name") },
  { id: "email", kind: "email", required: true, ...textsOf("email") },
  { id: "postcode", kind: "postcode", ...textsOf("postcode") },
  { id: "bill", kind: "number", min: 1, max: 100_000, ...textsOf("bill") },
  { id: "roof", kind: "choice", ...textsOf("roof"), options: inEach(({ plan }) => plan.roof.options) },
  { id: "start", kind: "date", ...textsOf("start") },
];

export const HOUSE_CONFIG: ParleyConfig = {
  company: "Solstice",
  knowledge: { folder: "." },
  contact: inEach(({ contact }) => contact),
  agents: { service: agent(), lead: { ...agent(), promise: inEach(({ promise }) => promise), plan: HOUSE_PLAN } },
};

function agent(): ParleyConfig["agents"]["service"] {
  return {
    name: inEach((texts) => texts.agent.name),
    role: inEach((texts) => texts.agent.role),
    greeting: inEach((texts) => texts.agent.greeting),
    suggestions: inEach((texts) => texts.agent.suggestions),
  };
}

function textsOf(id: keyof House["plan"]): Pick<PlanQuestion, "label" | "question"> {
  return { label: inEach(({ plan }) => plan[id].label), question: inEach(({ plan }) => plan[id].question) };
}

function inEach<T>(pick: (texts: House) => T): Localised<T> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, pick(HOUSE_TEXTS[locale])])) as Localised<T>;
}
