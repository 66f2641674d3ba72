import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import type { AgentEvent } from "@parley/protocol";
import type { Host } from "./host.ts";
import type { Speech } from "./speech.ts";

/** Milliseconds of work after which the other streams get their turn, as in the real server. */
const BREATH = 5;

/** The least that a server can do: the same frames straight to the socket, with no log, no visitors and no checks. */
export async function startBare(speech: Speech): Promise<Host> {
  const server = createServer((request, response) => {
    request.resume();
    void answer(response, speech);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function answer(response: ServerResponse, speech: Speech): Promise<void> {
  const ids = { threadId: randomUUID(), runId: randomUUID() };
  const messageId = randomUUID();
  let seq = 0;
  const write = (event: AgentEvent): boolean => {
    seq += 1;
    return response.write(`data: ${JSON.stringify({ ...event, timestamp: Date.now() })}\nid: ${seq}\n\n`);
  };
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  response.flushHeaders();
  write({ type: "RUN_STARTED", ...ids, protocolVersion: "1.0" });
  write({ type: "TEXT_MESSAGE_START", messageId, role: "assistant", metadata: { locale: "en", agentId: "service" } });
  let breath = performance.now();
  for await (const delta of speech.words(ids.runId)) {
    const isTaken = write({ type: "TEXT_MESSAGE_CONTENT", messageId, delta });
    speech.written(ids.runId, 1);
    if (!isTaken) await once(response, "drain");
    if (performance.now() - breath > BREATH) {
      await setImmediate();
      breath = performance.now();
    }
  }
  write({ type: "TEXT_MESSAGE_END", messageId });
  write({ type: "RUN_FINISHED", ...ids, outcome: { type: "success" } });
  response.end();
}
