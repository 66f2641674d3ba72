import type { AgentsResponse, ArticleResponse, FeedbackRating, Locale, ThreadResponse } from "@parley/protocol";
import { ClientError } from "../error.ts";
import { readAgents } from "./read-agents.ts";
import { readArticle } from "./read-article.ts";
import { readThread } from "./read-thread.ts";
import type { JsonRequest, RequestJson } from "./request.ts";
import type { Session } from "./session.ts";

/** The server's routes but for the event streams. Everything rejects with a {@link ClientError}. */
export interface Api {
  agents(locale: Locale): Promise<AgentsResponse>;
  thread(threadId: string): Promise<ThreadResponse>;
  cancel(runId: string): Promise<void>;
  feedback(messageId: string, rating: FeedbackRating): Promise<void>;
  article(id: string, locale: string): Promise<ArticleResponse>;
}

export function createApi(request: RequestJson, session: Session): Api {
  /** As the visitor. A token that is refused is renewed once. */
  async function asVisitor(asked: JsonRequest): Promise<unknown> {
    const token = await session.token();
    try {
      return await request({ ...asked, token });
    } catch (error) {
      if (!(error instanceof ClientError) || error.code !== "unauthorized") throw error;
      return request({ ...asked, token: await session.renew(token) });
    }
  }

  /** What anybody may read; as the visitor only where the server wants to know. */
  async function asAnyone(asked: JsonRequest): Promise<unknown> {
    try {
      return await request(asked);
    } catch (error) {
      if (!(error instanceof ClientError) || error.code !== "unauthorized") throw error;
      return asVisitor(asked);
    }
  }

  return {
    async agents(locale) {
      return known(readAgents(await asAnyone({ method: "GET", path: `/v1/agents?locale=${segment(locale)}` })), "agents");
    },
    async thread(threadId) {
      return known(readThread(await asVisitor({ method: "GET", path: `/v1/threads/${segment(threadId)}/messages` })), "a thread");
    },
    async cancel(runId) {
      await asVisitor({ method: "POST", path: `/v1/runs/${segment(runId)}/cancel`, body: {} });
    },
    async feedback(messageId, rating) {
      await asVisitor({ method: "POST", path: `/v1/messages/${segment(messageId)}/feedback`, body: { rating } });
    },
    async article(id, locale) {
      const path = `/v1/articles/${segment(id)}?locale=${segment(locale)}`;
      return known(readArticle(await asAnyone({ method: "GET", path })), "an article");
    },
  };
}

/** A piece of an address. Half a character, which no address can hold, is replaced. */
function segment(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\ufffd"));
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new ClientError("protocol", `The server's answer is not ${what}; check the server's address`);
  return value;
}
