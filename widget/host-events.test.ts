import type { ActiveRun } from "@parley/sdk/client";
import { expect, it } from "vitest";
import { createScriptedClient, message } from "./fixtures/scripted-client.ts";
import { emitConversation } from "./host-events.ts";

const question = message({ id: "1", role: "user", text: "Hello", status: "sending" });
const run: ActiveRun = { runId: "run", agentId: "service", phase: "sending", cursor: 0, messageId: "1" };

function listen(initial: Parameters<typeof createScriptedClient>[0] = {}) {
  const client = createScriptedClient(initial);
  const events: [name: string, event: object][] = [];
  const stop = emitConversation(client, (name, event) => void events.push([name, event]));
  return { client, events, stop };
}

it("tells of a message, of the beginning and the end of its answer, each once", () => {
  const { client, events } = listen();
  client.set({ messages: [question], run });
  const sent = { ...question, status: "complete" as const };
  client.set({ messages: [sent], run: { ...run, phase: "waiting" } });
  for (const text of ["Hi", "Hi there"]) {
    client.set({
      messages: [sent, message({ id: "2", role: "assistant", text, status: "streaming" })],
      run: { ...run, phase: "answering" },
    });
  }
  const { run: _ended, ...rest } = client.getState();
  client.replace({ ...rest, messages: [sent, message({ id: "2", role: "assistant", text: "Hi there", status: "stopped" })] });
  client.set({ connection: "open" });
  expect(events).toEqual([
    ["message-sent", { messageId: "1", text: "Hello" }],
    ["message-started", { messageId: "2", agentId: "service" }],
    ["message-finished", { messageId: "2", text: "Hi there", status: "stopped", sources: [] }],
  ]);
});

it("tells of both ends of an answer that was there at once", () => {
  const { client, events } = listen({ messages: [question], run });
  const { run: _ended, ...rest } = client.getState();
  client.replace({ ...rest, messages: [{ ...question, status: "complete" }, message({ id: "2", role: "assistant", text: "Hi" })] });
  expect(events.map(([name]) => name)).toEqual(["message-started", "message-finished"]);
});

it("tells of the end of an answer behind which a message waits", () => {
  const live = message({ id: "2", role: "assistant", text: "Hi", status: "streaming", runId: "run" });
  const sent = { ...question, status: "complete" } as const;
  const waits = { ...question, id: "3" };
  const { client, events } = listen({ messages: [sent, live, waits], run: { ...run, phase: "answering" } });
  const late = message({ id: "4", role: "assistant", text: "More", runId: "run" });
  const { run: _ended, ...rest } = client.getState();
  client.replace({ ...rest, messages: [sent, { ...live, status: "complete" }, late, { ...waits, status: "complete" }] });
  expect(events.map(([name, event]) => [name, "messageId" in event && event.messageId])).toEqual([
    ["message-finished", "2"],
    ["message-started", "4"],
    ["message-finished", "4"],
  ]);
});

it("says nothing of what was read from storage, nor after its undo", () => {
  const { client, events, stop } = listen();
  client.set({ messages: [{ ...question, status: "complete" }, message({ id: "2", role: "assistant", text: "Old" })] });
  client.set({ threadId: "another", messages: [] });
  expect(events).toEqual([]);
  client.set({ agentId: "lead" });
  client.set({ problem: { code: "unreachable", retryable: true } });
  expect(events.map(([name]) => name)).toEqual(["agent-changed", "error"]);
  stop();
  client.set({ agentId: "service" });
  expect(events).toHaveLength(2);
});
