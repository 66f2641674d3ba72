import type { ArticleResponse, Locale } from "@parley/protocol";
import type { ParleyConfig } from "../config/config.ts";
import type { Article } from "./article.ts";
import { articleHtml } from "./article-html.ts";

/** Finds an article for the preview: in the language asked for, else in the site's default one. */
export function articleLookup(
  articles: readonly Article[],
  config: ParleyConfig,
): (id: string, locale: Locale) => ArticleResponse | undefined {
  const byKey = new Map(articles.map((article) => [`${article.locale}/${article.id}`, article]));
  const { url } = config.knowledge;
  return (id, locale) => {
    const article = byKey.get(`${locale}/${id}`) ?? byKey.get(`${config.defaultLocale ?? "en"}/${id}`);
    if (!article) return undefined;
    const { title, updated } = article;
    const address = url?.({ id, locale: article.locale });
    return { id, title, locale: article.locale, updated, html: articleHtml(article, url), ...(address ? { url: address } : {}) };
  };
}
