import type { Locale } from "@parley/protocol";
import type { Output, Turn } from "../../agents/agent.ts";
import { createLeadAgent } from "../../agents/lead/lead-agent.ts";
import type { JsonObject } from "../../storage/json.ts";
import type { Lead, Leads } from "../../storage/leads.ts";
import { HOUSE_CONFIG } from "./house-config.ts";

/** What came of one message of the visitor. */
export interface Said {
  messageId: string;
  /** Messages in order; those of the service agent begin with `service: `. */
  messages: string[];
  /** All messages in one. */
  text: string;
  suggestions: readonly string[];
  leads: { leadId: string; complete: boolean; fields: readonly string[] }[];
}

export interface Dialogue {
  /** Says something to the agent and waits for all that it answers. */
  say(text: string, locale?: Locale): Promise<Said>;
  /** The lead in the store. */
  stored(): Lead | undefined;
  /** Noted values by field. */
  values(): Record<string, string | number>;
  /** Ids of all messages that the visitor sent. */
  readonly sent: readonly string[];
  /** Questions that were looked up in the articles. */
  readonly lookedUp: readonly string[];
}

/** A dialogue with a lead agent over a store in memory. `articles` are words that the articles know; each is answered by naming it. */
export function converse(
  locale: Locale,
  {
    articles = [],
    now = new Date("2026-11-22T12:00:00Z"),
    leads = memoryLeads(),
  }: { articles?: readonly string[]; now?: Date; leads?: Leads } = {},
): Dialogue {
  const lookedUp: string[] = [];
  const agent = createLeadAgent({
    config: HOUSE_CONFIG,
    leads,
    answer: async (turn) => {
      lookedUp.push(turn.message.text);
      const known = articles.find((word) => turn.message.text.includes(word));
      return known === undefined ? undefined : serviceAnswer(turn, known);
    },
  });
  let memory: JsonObject = { other: { kept: true } };
  let lead: Lead | undefined;
  const sent: string[] = [];
  return {
    sent,
    lookedUp,
    stored: () => lead,
    values: () => Object.fromEntries(lead?.fields.map(({ id, value }) => [id, value]) ?? []),
    async say(text, language = locale) {
      const messageId = `message-${sent.length + 1}`;
      sent.push(messageId);
      const said: Said = { messageId, messages: [], text: "", suggestions: [], leads: [] };
      const turn: Turn = {
        threadId: "thread",
        runId: "run",
        visitorId: "visitor",
        history: [],
        context: [],
        message: { id: messageId, text },
        locale: language,
        uiLocale: language,
        memory,
        signal: new AbortController().signal,
        now,
      };
      for await (const output of agent.respond(turn)) {
        if (output.type === "message") said.messages.push(output.agentId === "lead" ? "" : `${output.agentId}: `);
        if (output.type === "text") said.messages.push((said.messages.pop() ?? "no message is open: ") + output.delta);
        if (output.type === "suggestions") said.suggestions = output.suggestions;
        if (output.type === "lead") said.leads.push({ leadId: output.leadId, complete: output.complete, fields: output.fields });
        if (output.type === "memory") memory = JSON.parse(JSON.stringify(output.memory)) as JsonObject;
      }
      lead = await leads.find("thread");
      said.text = said.messages.join("\n\n");
      return said;
    },
  };
}

/** Keeps leads in memory, one for each thread. */
export function memoryLeads(): Leads {
  const kept = new Map<string, Lead>();
  return {
    save: async (lead) => void kept.set(lead.threadId, lead),
    find: async (threadId) => kept.get(threadId),
    list: async () => [...kept.values()],
  };
}

function* serviceAnswer(turn: Turn, about: string): Generator<Output> {
  yield { type: "message", agentId: "service", locale: turn.locale };
  yield { type: "text", delta: `About ${about}.` };
  yield { type: "suggestions", suggestions: ["Another question"] };
  yield { type: "memory", memory: { ...turn.memory, service: { seen: about } } };
}
