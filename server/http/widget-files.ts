import { basename, join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/**
 * Serves the built widget to pages of any origin: `parley.js` under the name that stays, the chunks in `parley/` under names that change with their content.
 * `folder` holds both.
 */
export async function serveWidget(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: join(folder, "parley"),
    prefix: "/parley/",
    index: false,
    decorateReply: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isScript = basename(path) === "parley.js" && path === join(folder, "parley.js");
      reply.setHeader("cache-control", isScript ? "public, max-age=300" : "public, max-age=31536000, immutable");
      reply.setHeader("access-control-allow-origin", "*");
      reply.setHeader("cross-origin-resource-policy", "cross-origin");
      reply.setHeader("x-content-type-options", "nosniff");
    },
  });
  fastify.get("/parley.js", (_request, reply) => reply.sendFile("parley.js", folder));
}
