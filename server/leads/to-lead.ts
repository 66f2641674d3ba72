import { randomBytes } from "node:crypto";
import type { PlanQuestion } from "../config/config.ts";
import type { Lead } from "../storage/leads.ts";
import { beginPlan, isComplete, type PlanState } from "./plan.ts";

/** 128 random bits in hexadecimal. */
export function newLeadId(): string {
  return randomBytes(16).toString("hex");
}

/** What is stored of a plan: its notes, in the plan's order. */
export function toLead(
  plan: readonly PlanQuestion[],
  state: PlanState,
  about: Pick<Lead, "visitorId" | "threadId" | "locale"> & { now: Date },
): Lead {
  const { visitorId, threadId, locale, now } = about;
  return {
    id: state.leadId,
    visitorId,
    threadId,
    locale,
    complete: isComplete(plan, state),
    fields: plan.flatMap(({ id }) => {
      const note = state.notes[id];
      return note ? [{ id, value: note.value, raw: note.raw, messageId: note.messageId, at: note.at }] : [];
    }),
    createdAt: state.createdAt,
    updatedAt: now.toISOString(),
  };
}

/** A plan that begins with what the store already knows of the thread, if anything. */
export function planFrom(lead: Lead | undefined, now: Date): PlanState {
  const begun = beginPlan(lead?.id ?? newLeadId(), now);
  if (!lead) return begun;
  const notes = Object.fromEntries(lead.fields.map(({ id, value, raw, messageId, at }) => [id, { value, raw, messageId, at }]));
  return { ...begun, createdAt: lead.createdAt, notes };
}
