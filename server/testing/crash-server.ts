import { setTimeout as delay } from "node:timers/promises";
import type { ParleyConfig } from "../config/config.ts";
import { createServer } from "../create-server.ts";
import { ScriptedRouter, echo } from "./scripted-router.ts";

/**
 * Test support: a server in a process of its own, to be killed. `node crash-server.js <data folder>` prints its address.
 * Its agent answers at once, but goes on for ever when the message says so.
 */
const texts = { name: {}, role: {}, greeting: {}, suggestions: {} };
const config: ParleyConfig = {
  company: "Test",
  knowledge: { folder: "." },
  contact: {},
  wordsPerSecond: Infinity,
  dataDir: process.argv[2] ?? "",
  agents: { service: texts, lead: { ...texts, promise: {}, plan: [] } },
};
const router = new ScriptedRouter();
router.script = async function* (turn, addressed) {
  yield* echo(turn, addressed);
  if (!turn.message.text.includes("for ever")) return;
  yield { type: "agent-changed", agentId: "lead" };
  yield { type: "message", agentId: "lead", locale: "de" };
  yield { type: "sources", sources: [{ id: "a2", title: "Another", locale: "de", quote: "Zitat" }] };
  for (let count = 0; ; count++) {
    yield { type: "text", delta: `${count} ` };
    await delay(1);
  }
};
const server = await createServer(config, { agents: () => router, agentInfo: () => ({ agents: [], defaultAgent: "service" }) });
process.stdout.write(`${await server.listen({ port: 0 })}\n`);
