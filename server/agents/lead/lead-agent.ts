import type { ParleyConfig } from "../../config/config.ts";
import { readPlan, writePlan } from "../../leads/plan-memory.ts";
import type { PlanState } from "../../leads/plan.ts";
import { planFrom, toLead } from "../../leads/to-lead.ts";
import type { JsonObject } from "../../storage/json.ts";
import type { Leads } from "../../storage/leads.ts";
import type { Agent, Output, Turn } from "../agent.ts";
import { decide } from "./decide.ts";
import { hear } from "./heard.ts";
import { perform } from "./perform.ts";

export interface LeadAgentOptions {
  config: ParleyConfig;
  leads: Leads;
  /** Answers `turn.message` from the articles, as messages of their own; `undefined` where they hold nothing. */
  answer(turn: Turn): Promise<Answer | undefined>;
}

type Answer = AsyncIterable<Output> | Iterable<Output>;

/**
 * Asks the configured plan's questions one by one, notes every answer with the words and the message that gave it, and stores the lead
 * at every change. Questions in between are answered, and the plan goes on after them. What it throws comes from the store.
 */
export function createLeadAgent({ config, leads, answer }: LeadAgentOptions): Agent {
  const id = "lead";
  const { plan } = config.agents.lead;

  async function* respond(turn: Turn): AsyncGenerator<Output> {
    const { message, locale, now } = turn;
    const kept = readPlan(turn.memory[id]);
    const before = kept ?? planFrom(await leads.find(turn.threadId), now);
    const heard = hear(turn, plan, before);
    const found = heard.question === "" ? undefined : await answer({ ...turn, message: { id: message.id, text: heard.question } });
    const lookup = heard.question === "" ? undefined : found ? "found" : "nothing";
    const source = { messageId: message.id, at: now.toISOString() };
    const decision = decide({ plan, state: before, begins: kept === undefined, heard, lookup, source });

    // Stored before anything is said: what the visitor reads is true, and a run that is stopped while it speaks has lost nothing.
    if (isWorthStoring(before, decision.state)) {
      const lead = toLead(plan, decision.state, { visitorId: turn.visitorId, threadId: turn.threadId, locale, now });
      await leads.save(lead);
      yield { type: "lead", leadId: lead.id, complete: lead.complete, fields: lead.fields.map((field) => field.id) };
    }
    let memory: JsonObject = { ...turn.memory, [id]: writePlan(decision.state) };
    yield { type: "memory", memory };
    for await (const output of perform(decision, { config, agentId: id, locale, now, answer: found && withoutButtons(found) })) {
      if (turn.signal.aborted) return;
      if (output.type === "memory") memory = { ...output.memory, [id]: memory[id] ?? {} };
      yield output.type === "memory" ? { type: "memory", memory } : output;
    }
  }

  return { id, respond };
}

function isWorthStoring(before: PlanState, after: PlanState): boolean {
  const changed = before.notes !== after.notes || (before.status === "done") !== (after.status === "done");
  return changed && Object.keys(after.notes).length > 0;
}

/** The answer's own buttons would lead away from the plan, and the plan's question has its own; who answers next does not change either. */
async function* withoutButtons(answer: Answer): AsyncGenerator<Output> {
  for await (const output of answer) if (output.type !== "suggestions" && output.type !== "agent-changed") yield output;
}
