import { dirname, resolve } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/**
 * Serves the built widget to pages of any origin: `parley.js` under the name that stays, the chunks in `parley/` under names that change with their content.
 * `folder` holds both.
 */
export async function serveWidget(scope: FastifyInstance, folder: string): Promise<void> {
  const script = resolve(folder, "parley.js");
  await scope.register(fastifyStatic, {
    root: resolve(folder, "parley"),
    prefix: "/parley/",
    index: false,
    dotfiles: "ignore",
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isScript = path === script;
      reply.setHeader("cache-control", isScript ? "public, max-age=300" : "public, max-age=31536000, immutable");
      reply.setHeader("access-control-allow-origin", "*");
      reply.setHeader("cross-origin-resource-policy", "cross-origin");
      reply.setHeader("x-content-type-options", "nosniff");
    },
  });
  scope.get("/parley.js", (_request, reply) => reply.sendFile("parley.js", dirname(script)));
}
