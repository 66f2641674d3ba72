import type { Lead } from "@parley/server";
import { expect, test } from "vitest";
import { judgeLeadEvents, judgeLeads } from "./judge-leads.ts";
import { planRun, type RunPlan } from "./plan.ts";
import type { Truth } from "./read-truth.ts";

const at = "2026-01-01T00:00:00Z";
const plan: RunPlan = {
  ...planRun(1, 1),
  texts: ["A quote", "Anna"],
  lead: [
    { text: "A quote", notes: {} },
    { text: "Anna", notes: { name: "Anna" } },
  ],
};
const thread = {
  threadId: "thread",
  agentId: "lead",
  suggestions: [],
  messages: plan.texts.map((text) => ({
    id: `of ${text}`,
    role: "user" as const,
    text,
    locale: "en",
    createdAt: at,
    status: "complete" as const,
    sources: [],
    runId: text,
  })),
};
const name = { id: "name", value: "Anna", raw: "Anna", messageId: "of Anna", at };
const lead: Lead = {
  id: "lead",
  visitorId: "v",
  threadId: "thread",
  locale: "en",
  complete: false,
  fields: [name],
  createdAt: at,
  updatedAt: at,
};

test.each<[string, readonly Lead[], readonly string[]]>([
  ["one lead with what was said", [lead], []],
  ["no lead", [], ["lost"]],
  ["the lead of another conversation", [{ ...lead, threadId: "other" }], ["lost"]],
  ["two leads", [lead, { ...lead, id: "second" }], ["doubled"]],
  ["a field twice", [{ ...lead, fields: [name, name] }], ["doubled"]],
  ["no field", [{ ...lead, fields: [] }], ["lost"]],
  ["another value", [{ ...lead, fields: [{ ...name, value: "Ann" }] }], ["trouble"]],
  ["the words of another message", [{ ...lead, fields: [{ ...name, messageId: "of A quote" }] }], ["trouble"]],
  ["a field that was never said", [{ ...lead, fields: [name, { ...name, id: "roof" }] }], ["doubled"]],
])("what is stored: %s", (_name, leads, kinds) => {
  expect(judgeLeads(plan, { runs: [], threads: [thread] }, leads).map(({ kind }) => kind)).toEqual(kinds);
});

test.each<[string, readonly string[], readonly string[]]>([
  ["once", ["a"], []],
  ["not at all", [], ["lost"]],
  ["twice", ["a", "a"], ["doubled"]],
  ["of two leads", ["a", "b"], ["doubled", "doubled"]],
])("what is told of a lead: %s", (_name, told, kinds) => {
  const events = told.map((leadId, index) => ({ seq: index + 1, event: { type: "CUSTOM", name: "parley.lead", value: { leadId } } }));
  const truth: Truth = { runs: [{ runId: "run", threadId: "thread", events }], threads: [] };
  expect(judgeLeadEvents(plan, truth).map(({ kind }) => kind)).toEqual(kinds);
});
