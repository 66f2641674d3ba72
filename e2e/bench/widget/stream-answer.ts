import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { AgentEvent } from "@parley/protocol";
import type { Speech } from "./bench-server.ts";

/** A run as the real server streams it: a frame for each token, as fast as they are said and the client takes them. */
export async function streamAnswer(
  response: ServerResponse,
  { threadId, runId }: { threadId: string; runId: string },
  speech: Speech,
): Promise<void> {
  const messageId = randomUUID();
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  let seq = 0;
  const frame = (event: AgentEvent): string => {
    seq += 1;
    return `data: ${JSON.stringify({ ...event, timestamp: Date.now() })}\nid: ${seq}\n\n`;
  };
  const write = async (...events: AgentEvent[]): Promise<void> => {
    gone.signal.throwIfAborted();
    if (!response.write(events.map(frame).join(""))) await once(response, "drain", { signal: gone.signal });
  };
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  await write(
    { type: "RUN_STARTED", threadId, runId, protocolVersion: "1.0" },
    { type: "TEXT_MESSAGE_START", messageId, role: "assistant", metadata: { locale: "en", agentId: "service" } },
  );
  for await (const tokens of speech())
    await write(...tokens.map((delta): AgentEvent => ({ type: "TEXT_MESSAGE_CONTENT", messageId, delta })));
  await write({ type: "TEXT_MESSAGE_END", messageId }, { type: "RUN_FINISHED", threadId, runId, outcome: { type: "success" } });
  response.end();
}
