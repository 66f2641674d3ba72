import type { ServerResponse } from "node:http";
import { config } from "@parley/demo/config";
import { type AgentRouter, createServer } from "@parley/server";
import { temporaryFolder } from "@parley/server/testing/temporary-folder";
import type { Host } from "./host.ts";
import type { Speech } from "./speech.ts";

/** None of them is reached, and no heartbeat falls among the frames. */
const LIMITS = { requestsPerMinute: 10_000, eventsPerRun: 1_000_000, heartbeatSeconds: 600 };

/** The real server and its store, with an agent that speaks the bench's words. What it writes is watched at the response. */
export async function startParley(speech: Speech): Promise<Host> {
  const { folder, remove } = await temporaryFolder();
  const router: AgentRouter = {
    ids: ["service"],
    async *respond({ runId, locale }) {
      yield { type: "message", agentId: "service", locale };
      for await (const delta of speech.words(runId)) yield { type: "text", delta };
    },
  };
  const server = await createServer(
    { ...config, dataDir: folder, wordsPerSecond: Infinity, limits: LIMITS },
    { agents: () => router, agentInfo: () => ({ agents: [], defaultAgent: "service" }) },
  );
  server.fastify.addHook("preHandler", async ({ body }, reply) => {
    const runId = typeof body === "object" && body !== null && "runId" in body ? body.runId : undefined;
    if (typeof runId === "string") watchWrites(reply.raw, (words) => speech.written(runId, words));
  });
  const url = await server.listen({ port: 0 });
  return {
    url,
    async close() {
      await server.close();
      await remove();
    },
  };
}

/** Tells of the words in what is written, once it was handed to the socket. */
function watchWrites(response: ServerResponse, onWords: (count: number) => void): void {
  const write = response.write.bind(response) as (chunk: unknown) => boolean;
  response.write = (chunk: unknown) => {
    const isTaken = write(chunk);
    const words = String(chunk).split('"type":"TEXT_MESSAGE_CONTENT"').length - 1;
    if (words > 0) onWords(words);
    return isTaken;
  };
}
