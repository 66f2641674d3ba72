import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../guard/refusal.ts";
import { readRunInput } from "../guard/read-run-input.ts";
import type { Reading } from "../runs/runs.ts";
import type { ApiParts } from "./api.ts";
import { visitorOf } from "./bearer.ts";
import { readCursor } from "./read-cursor.ts";
import { sendEventStream } from "./send-event-stream.ts";

/** Starting, following and cancelling runs. */
export function runRoutes(scope: FastifyInstance, { runs, sessions, agentIds, limits, streams }: ApiParts): void {
  scope.post<{ Params: { agentId: string }; Querystring: { after?: string } }>("/agents/:agentId/runs", async (request, reply) => {
    const visitorId = visitorOf(request, sessions);
    const { agentId } = request.params;
    if (!agentIds.includes(agentId)) throw new Refusal("not_found", "There is no such agent. GET /v1/agents lists them.");
    const { after: forwarded, ...input } = readRunInput(request.body, limits);
    const after = readCursor(request.query.after, forwarded);
    await runs.start({ ...input, visitorId, agentId }, after);
    await send(request, reply, await runs.follow(visitorId, input.runId, after));
  });

  scope.get<{ Params: { runId: string }; Querystring: { after?: string } }>("/runs/:runId/events", async (request, reply) => {
    const visitorId = visitorOf(request, sessions);
    const after = readCursor(request.query.after, request.headers["last-event-id"]);
    await send(request, reply, await runs.follow(visitorId, request.params.runId, after));
  });

  scope.post<{ Params: { runId: string } }>("/runs/:runId/cancel", async (request) =>
    runs.cancel(visitorOf(request, sessions), request.params.runId),
  );

  /** The reader's place is free again however the stream ends, and where none could begin. */
  async function send(request: FastifyRequest, reply: FastifyReply, reading: Reading): Promise<void> {
    try {
      await streams.add(sendEventStream(request, reply, reading.events, limits.heartbeatSeconds));
    } finally {
      reading.leave();
    }
  }
}
