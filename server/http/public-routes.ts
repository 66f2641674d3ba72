import { type AgentsResponse, type ArticleResponse, type Locale, type SessionResponse, matchLocale } from "@parley/protocol";
import type { FastifyInstance } from "fastify";
import { Refusal } from "../guard/refusal.ts";
import type { ApiParts } from "./api.ts";
import { bearer } from "./bearer.ts";

/** What needs no token: sessions, the agents, articles, health. */
export function publicRoutes(scope: FastifyInstance, { sessions, storage, agentInfo, articles, defaultLocale }: ApiParts): void {
  scope.post("/sessions", async (request): Promise<SessionResponse> => sessions.open(bearer(request)));

  scope.get<{ Querystring: { locale?: unknown } }>("/agents", async (request): Promise<AgentsResponse> =>
    agentInfo(localeOf(request.query.locale)),
  );

  scope.get<{ Params: { id: string }; Querystring: { locale?: unknown } }>("/articles/:id", async (request): Promise<ArticleResponse> => {
    const article = await articles?.(request.params.id, localeOf(request.query.locale));
    if (!article) throw new Refusal("not_found", "There is no such article.");
    return article;
  });

  scope.get("/health", { config: { rateLimit: false } }, async () => {
    try {
      await storage.check();
    } catch (cause) {
      throw new Refusal("unavailable", "The store does not answer.", { cause, retryAfter: 2 });
    }
    return { status: "ok" };
  });

  function localeOf(tag: unknown): Locale {
    return (typeof tag === "string" ? matchLocale(tag) : undefined) ?? defaultLocale;
  }
}
