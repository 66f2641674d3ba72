import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { LANGUAGES, type Language } from "../site/languages.ts";
import { preferredLanguage } from "./preferred-language.ts";
import { SITE_HEADERS } from "./security-headers.ts";
import { siteFiles } from "./site-files.ts";

/** Names that change with the content may be kept; pages are asked for again each time, and answered with 304 where nothing changed. */
const FOR_EVER = "public, max-age=31536000, immutable";
const ASK_AGAIN = "public, no-cache";

/** Serves the built site in `folder` at `/`. Leaves `/v1/` to the agent server. Throws where the site was not built. */
export function serveSite(fastify: FastifyInstance, folder: string): void {
  const find = siteFiles(folder);

  function sendPage(reply: FastifyReply, file: string, status = 200): FastifyReply {
    return reply.status(status).headers(SITE_HEADERS).header("cache-control", ASK_AGAIN).sendFile(file, folder, { cacheControl: false });
  }

  function answer(request: FastifyRequest, reply: FastifyReply): FastifyReply | void {
    const { path, query } = split(request.url);
    const acceptLanguage = request.headers["accept-language"];
    if (path === "/") {
      return reply
        .headers({ vary: "accept-language", "cache-control": "private, no-cache" })
        .redirect(`/${preferredLanguage(acceptLanguage)}/${query}`, 302);
    }
    if (path === "/v1" || path.startsWith("/v1/")) return reply.callNotFound();
    const target = find(path);
    switch (target.type) {
      case "page":
        return sendPage(reply, target.file);
      case "asset":
        return reply
          .headers({ "cache-control": FOR_EVER, "x-content-type-options": "nosniff" })
          .sendFile(target.file, folder, { cacheControl: false });
      case "moved":
        return reply.redirect(`${target.to}${query}`, 308);
      case "missing":
        return sendPage(reply, `${languageOfPath(path) ?? preferredLanguage(acceptLanguage)}/404.html`, 404);
    }
  }

  fastify.register(async (scope) => {
    if (!scope.hasReplyDecorator("sendFile")) await scope.register(fastifyStatic, { serve: false, root: folder });
    // Our pages name their icon; for those that do not, browsers ask here.
    scope.get("/favicon.ico", (_request, reply) => reply.status(204).header("cache-control", "public, max-age=86400").send());
    scope.get("/*", answer);
  });
}

function split(url: string): { path: string; query: string } {
  const at = url.indexOf("?");
  return at < 0 ? { path: url, query: "" } : { path: url.slice(0, at), query: url.slice(at) };
}

function languageOfPath(path: string): Language | undefined {
  const first = path.split("/")[1]?.toLowerCase();
  return LANGUAGES.find((language) => language.toLowerCase() === first);
}
