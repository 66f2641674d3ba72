import { expect, test } from "vitest";
import { converse, memoryLeads } from "../../leads/testing/converse.ts";
import { HOUSE_CONFIG, HOUSE_PLAN } from "../../leads/testing/house-config.ts";
import { openStorage } from "../../storage/open-storage.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import type { Turn } from "../agent.ts";
import { createLeadAgent } from "./lead-agent.ts";

const now = new Date("2026-11-22T12:00:00Z");
const question = (id: string) => HOUSE_PLAN.find((each) => each.id === id)!.question.en!;
const turn: Turn = {
  threadId: "thread",
  runId: "run",
  visitorId: "visitor",
  message: { id: "message-1", text: "I'm Anna Smith. How big is the battery?" },
  history: [],
  locale: "en",
  uiLocale: "en",
  context: [],
  memory: { language: { locale: "en" } },
  signal: new AbortController().signal,
  now,
};

test("a thread whose memory was lost goes on with its stored lead", async () => {
  const leads = memoryLeads();
  const before = converse("en", { leads });
  await before.say("I want a quote");
  await before.say("Anna");
  const after = converse("en", { leads });
  expect((await after.say("I want a quote")).text).toContain(question("email"));
  await after.say("a@b.de");
  expect(after.stored()).toMatchObject({ id: before.stored()!.id, fields: [{ id: "name" }, { id: "email" }] });
});

test("what the store cannot keep is not said to be noted", async () => {
  const broken = { ...memoryLeads(), save: async () => Promise.reject(new Error("full")) };
  const dialogue = converse("en", { leads: broken });
  await dialogue.say("I want a quote");
  await expect(dialogue.say("Anna")).rejects.toThrow("full");
});

test("the lead and the memory are there before the first word, and a run that is stopped says no more", async () => {
  const leads = memoryLeads();
  const abort = new AbortController();
  const agent = createLeadAgent({
    config: HOUSE_CONFIG,
    leads,
    answer: async () => [
      { type: "message", agentId: "service", locale: "en" },
      { type: "text", delta: "Ten" },
      { type: "text", delta: " kWh." },
    ],
  });
  const outputs: string[] = [];
  for await (const output of agent.respond({ ...turn, signal: abort.signal })) {
    outputs.push(output.type);
    if (output.type === "text") abort.abort();
  }
  expect(outputs).toEqual(["lead", "memory", "message", "text"]);
  expect(await leads.find("thread")).toMatchObject({ fields: [{ id: "name", value: "Anna Smith", messageId: "message-1" }] });
});

test("what other agents keep with the thread stays, and what the answering one adds is kept", async () => {
  const agent = createLeadAgent({
    config: HOUSE_CONFIG,
    leads: memoryLeads(),
    answer: async (asked) => [{ type: "memory", memory: { ...asked.memory, service: { misses: 0 } } }],
  });
  const memories: object[] = [];
  for await (const output of agent.respond(turn)) if (output.type === "memory") memories.push(output.memory);
  expect(memories.at(-1)).toMatchObject({
    language: { locale: "en" },
    service: { misses: 0 },
    lead: { notes: { name: { value: "Anna Smith" } } },
  });
});

test("the embedded store keeps a lead with its provenance", async () => {
  const { folder, remove } = await temporaryFolder();
  const storage = await openStorage(folder);
  try {
    const at = now.toISOString();
    await storage.visitors.ensure("visitor", now);
    await storage.threads.create({
      id: "thread",
      visitorId: "visitor",
      agentId: "lead",
      addressedAgentId: "lead",
      locale: "en",
      uiLocale: "en",
      memory: {},
      suggestions: [],
      createdAt: at,
      updatedAt: at,
    });
    const dialogue = converse("en", { leads: storage.leads });
    await dialogue.say("I want a quote");
    await dialogue.say("I'm Anna");
    await dialogue.say("$230 a month");
    expect(await storage.leads.find("thread")).toMatchObject({
      complete: false,
      fields: [
        { id: "name", value: "Anna", raw: "Anna", messageId: "message-2", at },
        { id: "bill", value: 230, raw: "230", messageId: "message-3", at },
      ],
    });
  } finally {
    await storage.close();
    await remove();
  }
});
