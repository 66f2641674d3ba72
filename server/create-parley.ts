import { agentInfo } from "./agents/agent-info.ts";
import { createRouter } from "./agents/router.ts";
import type { ParleyConfig } from "./config/config.ts";
import { createServer, type ParleyServer } from "./create-server.ts";
import { articleLookup } from "./knowledge/article-lookup.ts";
import { lexicalRetriever } from "./knowledge/lexical-retriever.ts";
import { loadArticles } from "./knowledge/load-articles.ts";

/**
 * The whole product from its configuration: articles loaded and indexed, both agents, the API, and the widget where `widgetDir` is given.
 * Rejects with a `KnowledgeError`, `ConfigError`, `StorageError` or `ServerError` whose sentence tells what to do.
 */
export async function createParley(config: ParleyConfig, options: { widgetDir?: string } = {}): Promise<ParleyServer> {
  const articles = await loadArticles(config.knowledge.folder);
  const { notCovered } = config.knowledge;
  const retriever = lexicalRetriever(articles, { ignored: [config.company], notCovered: notCovered ? await loadArticles(notCovered) : [] });
  const server = await createServer(config, {
    agents: ({ leads }) => createRouter(config, retriever, leads),
    agentInfo: (locale) => agentInfo(config, locale),
    articles: articleLookup(articles, config),
    ...options,
  });
  const closing = new AbortController();
  void retriever.warm(closing.signal);
  return {
    ...server,
    async close() {
      closing.abort();
      await server.close();
    },
  };
}
