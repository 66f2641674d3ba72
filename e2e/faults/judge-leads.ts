import type { Lead } from "@parley/server";
import { type Miss, miss } from "./miss.ts";
import type { RunPlan } from "./plan.ts";
import type { Truth } from "./read-truth.ts";

/** One lead in a conversation with the lead agent, each field once, with the value and the message that it came from; in others one at most. */
export function judgeLeads({ lead, texts }: RunPlan, { threads }: Truth, stored: readonly Lead[]): Miss[] {
  const leads = stored.filter(({ threadId }) => threads.some((thread) => thread.threadId === threadId));
  if (leads.length > 1) return [miss("doubled", `${leads.length} leads are stored`)];
  if (!lead) return [];
  if (leads.length === 0) return [miss("lost", "no lead is stored")];
  const expected = lead.flatMap(({ notes, text }) => Object.entries(notes).map(([id, value]) => ({ id, value, text })));
  const fields = leads.flatMap((each) => each.fields);
  const said = threads.flatMap(({ messages }) => messages).filter(({ role }) => role === "user");
  const misses = expected.flatMap(({ id, value, text }) => {
    const found = fields.filter((field) => field.id === id);
    if (found.length !== 1) return [miss(found.length > 1 ? "doubled" : "lost", `${id} is stored ${found.length} times`)];
    const source = said.find((message) => message.id === found[0]?.messageId);
    if (found[0]?.value === value && source?.text === text) return [];
    return [
      miss("trouble", `${id} is ${JSON.stringify(found[0]?.value)} from ${JSON.stringify(source?.text)}, not ${JSON.stringify(value)}`),
    ];
  });
  const unsaid = fields.filter(({ id }) => !expected.some((field) => field.id === id));
  return [...misses, ...unsaid.map(({ id }) => miss("doubled", `${id} is stored and was never said, in ${JSON.stringify(texts)}`))];
}

/** A turn that brings something new tells of its lead once, of the same lead each time. */
export function judgeLeadEvents({ lead }: RunPlan, { runs }: Truth): Miss[] {
  const told = runs.flatMap(({ events }) =>
    events.flatMap(({ event }) =>
      event.type === "CUSTOM" && event["name"] === "parley.lead" ? [(event["value"] as { leadId: string }).leadId] : [],
    ),
  );
  const expected = (lead ?? []).filter(({ notes }) => Object.keys(notes).length > 0).length;
  return [
    ...(!lead || told.length === expected
      ? []
      : [miss(told.length > expected ? "doubled" : "lost", `a lead changed ${told.length} times, not ${expected}`)]),
    ...(new Set(told).size > 1 ? [miss("doubled", "the conversation has several leads")] : []),
  ];
}
