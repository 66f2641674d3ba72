import type { AgentsResponse, ThreadResponse } from "@parley/protocol";
import { holdConversation } from "@parley/server/testing/hold-conversation";
import { TestVisitor } from "@parley/server/testing/start-test-server";
import { verifyStream } from "@parley/server/testing/verify-stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startSolstice, type Solstice } from "./start-solstice.ts";

let solstice: Solstice;
beforeAll(async () => {
  solstice = await startSolstice();
}, 30_000);
afterAll(() => solstice.close());

test.each([
  [
    "service",
    ["How long is the warranty on the battery?", "And what does error E305 mean?", "Thanks!"],
    [/10 years/, /20 cm|8 in/, /welcome/i],
  ],
  ["service", ["Hallo!", "Was kostet das Family-Paket?", "Wie ist das Wetter auf dem Mars?"], [/./, /17\.900/, /./]],
  ["lead", ["I would like a quote", "My name is Anna Smith, my email is anna@example.com", "skip"], [/name/i, /ZIP|postal/i, /./]],
] as const)("AG-UI's own client holds a conversation with the %s agent: %j", async (agentId, texts, answers) => {
  const visitor = await TestVisitor.arrive(solstice.url);
  const { threadId, turns, messages } = await holdConversation(solstice.url, agentId, visitor.session.token, texts);
  expect(turns).toHaveLength(3);
  for (const [index, { events, newMessages }] of turns.entries()) {
    verifyStream(events);
    expect(newMessages.map(({ content }) => (typeof content === "string" ? content : "")).join("\n")).toMatch(answers[index] ?? /^$/);
  }
  const thread = (await (await visitor.request(`/threads/${threadId}/messages`)).json()) as ThreadResponse;
  expect(thread.messages.map(({ id, text }) => [id, text])).toEqual(messages.map(({ id, content }) => [id, content]));
});

test("the agents introduce themselves in each language", async () => {
  const names = await Promise.all(
    ["en", "ja", "de-AT", "xx"].map(async (locale) => {
      const response = await fetch(`${solstice.url}/v1/agents?locale=${locale}`);
      const { agents, defaultAgent } = (await response.json()) as AgentsResponse;
      expect(defaultAgent).toBe("service");
      return agents.map(({ id, greeting }) => `${id}: ${greeting}`);
    }),
  );
  expect(new Set(names.flat()).size, "three languages, two agents; an unknown language is the default one").toBe(6);
});
