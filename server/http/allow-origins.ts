import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";
import { mayUse } from "../guard/origins.ts";
import { Refusal } from "../guard/refusal.ts";

/** Answers CORS for registered origins, and refuses pages of any other. Programs that send no Origin pass; a token protects what is a visitor's. */
export async function allowOrigins(scope: FastifyInstance, origins: ReadonlySet<string>): Promise<void> {
  scope.addHook("onRequest", async (request, reply) => {
    const { origin, host } = request.headers;
    if (origin === undefined || mayUse(origin, origins, host)) return;
    reply.header("vary", "Origin");
    throw new Refusal(
      "origin_not_allowed",
      "Pages of this origin may not use this server. Add the origin to `origins` in its configuration.",
    );
  });
  await scope.register(cors, {
    // Whoever comes this far may; the hook above has refused the others.
    origin: (_origin, callback) => callback(null, true),
    methods: ["GET", "POST", "DELETE"],
    allowedHeaders: ["authorization", "content-type", "last-event-id", "accept"],
    exposedHeaders: ["x-request-id", "retry-after"],
    maxAge: 600,
    strictPreflight: false,
  });
}
