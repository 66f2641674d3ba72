import type { FeedbackRequest, ThreadResponse } from "@parley/protocol";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { cleanText } from "../guard/clean-text.ts";
import { Refusal } from "../guard/refusal.ts";
import type { Thread } from "../storage/threads.ts";
import type { ApiParts } from "./api.ts";
import { visitorOf } from "./bearer.ts";
import { readPage } from "./read-page.ts";

const feedbackSchema = z.object({ rating: z.enum(["helpful", "unhelpful"]), comment: z.string().max(2_000).optional() });

/** Reading and deleting a conversation, and rating its answers. */
export function threadRoutes(scope: FastifyInstance, { runs, sessions, storage }: ApiParts): void {
  scope.get<{ Params: { threadId: string }; Querystring: { limit?: unknown; before?: unknown } }>(
    "/threads/:threadId/messages",
    async (request): Promise<ThreadResponse> => {
      const { id: threadId, agentId, suggestions } = await own(visitorOf(request, sessions), request.params.threadId);
      const page = readPage(request.query);
      const active = await runs.active(threadId);
      const read = page
        ? await storage.messages.page(threadId, page.limit, page.before)
        : { messages: await storage.messages.list(threadId), hasEarlier: false };
      if (!read)
        throw new Refusal("bad_request", "`before` must be the id of a message of this conversation. Read it anew without `before`.");
      return { threadId, agentId, ...read, suggestions, ...(active && { activeRun: { runId: active.id } }) };
    },
  );

  scope.delete<{ Params: { threadId: string } }>("/threads/:threadId", async (request, reply) => {
    const { id, visitorId } = await own(visitorOf(request, sessions), request.params.threadId);
    await runs.quiet(id, () =>
      storage.transaction(async (within) => {
        await within.threads.delete(id);
        await within.visitors.forget(visitorId);
      }),
    );
    return reply.status(204).send();
  });

  scope.post<{ Params: { messageId: string } }>("/messages/:messageId/feedback", async (request, reply) => {
    const visitorId = visitorOf(request, sessions);
    const parsed = feedbackSchema.safeParse(request.body);
    if (!parsed.success)
      throw new Refusal(
        "bad_request",
        "Feedback takes `rating` (helpful or unhelpful) and may take `comment`, a text of at most 2000 characters.",
      );
    const message = await storage.messages.locate(visitorId, request.params.messageId);
    if (message?.role !== "assistant") throw new Refusal("not_found", "There is no such answer.");
    const { rating, comment } = parsed.data;
    const feedback: FeedbackRequest = { rating, ...(comment !== undefined && { comment: cleanText(comment) }) };
    await storage.feedback.save(message.threadId, request.params.messageId, feedback, new Date());
    return reply.status(204).send();
  });

  async function own(visitorId: string, threadId: string): Promise<Thread> {
    const thread = await storage.threads.find(threadId);
    if (thread?.visitorId !== visitorId) throw new Refusal("not_found", "There is no such conversation.");
    return thread;
  }
}
