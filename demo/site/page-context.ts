import type { AgentTexts } from "../agent-texts.ts";
import type { Article } from "./articles.ts";
import type { Assets } from "./assets.ts";
import type { Language } from "./languages.ts";
import type { SiteTexts } from "./texts.ts";

/** All that a page is made from. */
export interface PageContext {
  language: Language;
  texts: SiteTexts;
  agents: AgentTexts;
  articles: ReadonlyMap<string, Article>;
  assets: Assets;
}

/** Address of a page in the context's language; `path` without a slash before it, with one after it. */
export function address({ language }: Pick<PageContext, "language">, path = ""): string {
  return `/${language}/${path}`;
}

/** Address of an article's page. */
export function articleAddress(context: Pick<PageContext, "language">, id: string): string {
  return address(context, `help/${id}/`);
}

/** The article, which must exist: a page that refers to none must not be built. */
export function articleOf(context: PageContext, id: string): Article {
  const article = context.articles.get(id);
  if (!article) throw new Error(`There is no article ${context.language}/${id}.`);
  return article;
}
