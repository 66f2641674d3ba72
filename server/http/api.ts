import rateLimit from "@fastify/rate-limit";
import type { AgentsResponse, ArticleResponse, Locale } from "@parley/protocol";
import type { FastifyInstance } from "fastify";
import type { Limits } from "../config/limits.ts";
import { Refusal } from "../guard/refusal.ts";
import type { Runs } from "../runs/runs.ts";
import type { Sessions } from "../sessions/sessions.ts";
import type { Storage } from "../storage/open-storage.ts";
import { allowOrigins } from "./allow-origins.ts";
import { answerErrors } from "./error-answers.ts";
import type { OpenStreams } from "./open-streams.ts";
import { publicRoutes } from "./public-routes.ts";
import { runRoutes } from "./run-routes.ts";
import { threadRoutes } from "./thread-routes.ts";

/** An article in a language, or in the nearest that there is; `undefined` where there is no such article. */
export type ArticleLookup = (id: string, locale: Locale) => ArticleResponse | undefined | Promise<ArticleResponse | undefined>;

/** What the routes are made of. */
export interface ApiParts {
  storage: Storage;
  sessions: Sessions;
  runs: Runs;
  streams: OpenStreams;
  agentIds: readonly string[];
  agentInfo(locale: Locale): AgentsResponse;
  articles?: ArticleLookup | undefined;
  origins: ReadonlySet<string>;
  defaultLocale: Locale;
  limits: Limits;
}

/** Everything under `/v1`. */
export async function registerApi(scope: FastifyInstance, parts: ApiParts): Promise<void> {
  answerErrors(scope);
  scope.removeContentTypeParser("text/plain");
  scope.addHook("onRequest", async (_request, reply) => {
    reply.headers({
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
  });
  await allowOrigins(scope, parts.origins);
  await scope.register(rateLimit, {
    max: parts.limits.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: (request) => request.ip,
    addHeaders: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    addHeadersOnExceeding: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    errorResponseBuilder: (_request, { ttl }) => {
      const seconds = Math.max(1, Math.ceil(ttl / 1000));
      return new Refusal("rate_limited", `Too many requests at once. Wait ${seconds} seconds.`, { retryAfter: seconds });
    },
  });
  publicRoutes(scope, parts);
  runRoutes(scope, parts);
  threadRoutes(scope, parts);
}
