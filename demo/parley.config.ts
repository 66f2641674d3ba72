import { join } from "node:path";
import { defineConfig } from "@parley/server";
import { type AgentTexts, inEachLanguage } from "./agent-texts.ts";
import { DEMO_ROOT } from "./demo-root.ts";

/** How Solstice has set up its agents. */
export const config = defineConfig({
  company: "Solstice",
  knowledge: {
    folder: join(DEMO_ROOT, "knowledge"),
    notCovered: join(DEMO_ROOT, "not-covered"),
    url: ({ id, locale }) => `/${locale}/help/${id}/`,
  },
  contact: inEachLanguage((texts) => texts.contact),
  agents: {
    service: agent("service"),
    lead: {
      ...agent("lead"),
      promise: inEachLanguage((texts) => texts.lead.promise),
      plan: [
        { ...question("name"), kind: "name" },
        { ...question("email"), kind: "email", required: true },
        { ...question("postcode"), kind: "postcode" },
        // One bound for dollars, euros, reais and yen.
        { ...question("bill"), kind: "number", min: 0, max: 1_000_000 },
        { ...question("roof"), kind: "choice", options: inEachLanguage((texts) => texts.plan.roof.options) },
        { ...question("start"), kind: "date" },
      ],
    },
  },
});

function agent(id: "service" | "lead") {
  return {
    name: inEachLanguage((texts) => texts[id].name),
    role: inEachLanguage((texts) => texts[id].role),
    greeting: inEachLanguage((texts) => texts[id].greeting),
    suggestions: inEachLanguage((texts) => texts[id].suggestions),
  };
}

function question(id: keyof AgentTexts["plan"]) {
  return {
    id,
    label: inEachLanguage((texts) => texts.plan[id].label),
    question: inEachLanguage((texts) => texts.plan[id].question),
  };
}
