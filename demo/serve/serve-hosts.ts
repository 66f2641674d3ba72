import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { strictPolicy } from "./security-headers.ts";

/** The page whose scripts need a nonce, a new one for each answer. */
const STRICT_PAGE = "csp.html";

/** Serves the host pages in `folder` at `/hosts/`: pages that make it hard for a widget, for tests and for trying out. */
export function serveHosts(fastify: FastifyInstance, folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".html"))) {
    const page = readFileSync(join(folder, name), "utf8");
    fastify.get(`/hosts/${name}`, (_request, reply) => {
      reply.headers({ "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
      if (name !== STRICT_PAGE) return reply.send(page);
      const nonce = randomBytes(16).toString("base64");
      return reply.header("content-security-policy", strictPolicy(nonce)).send(page.replaceAll("{{nonce}}", nonce));
    });
  }
}
