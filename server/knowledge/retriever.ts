import type { Locale } from "@parley/protocol";
import type { Article, Section } from "./article.ts";

/** Finds what the knowledge holds about a question. The embedded one is lexical; another may use embeddings or a search service. */
export interface Retriever {
  /** Best first, at most `limit` (default 3). Empty where nothing shares a word with the question. */
  search(question: string, locale: Locale, limit?: number): Finding[];
}

export interface Finding {
  article: Article;
  /** Sections of the article that speak of the question, the best first, at least one. */
  excerpts: readonly [Excerpt, ...Excerpt[]];
  /** How sure it is that the first one answers the question, 0 to 1. */
  confidence: number;
}

export interface Excerpt {
  section: Section;
  /** The share of the question that each of the section's passages speaks of, same order, 0 to 1. */
  relevance: readonly number[];
}
