import type { Locale } from "@parley/protocol";

/** One article in one language, as the customer's writers keep it. */
export interface Article {
  /** Shared by all languages of the article. */
  id: string;
  title: string;
  locale: Locale;
  /** Whom it is written for, for example `visitor` or `customer`. */
  audience: string;
  /** ISO 8601 date of the last edit. */
  updated: string;
  /** Words by which people look for it. */
  tags: readonly string[];
  /** Markdown without front matter. */
  body: string;
  sections: readonly Section[];
}

/** What stands under one heading; the first section of an article has none. */
export interface Section {
  heading?: string;
  /** How visitors ask for what it says, from the writers’ `<!-- ask: … | … -->` comments; never shown. */
  asks: readonly string[];
  passages: readonly Passage[];
}

/** The smallest piece that can be quoted alone: a sentence, a list item, a table row. */
export interface Passage {
  kind: "sentence" | "item" | "step" | "row";
  /** As Markdown, on one line. */
  markdown: string;
  /** Without marks. */
  plain: string;
  /** Passages of one paragraph, list or table share a number. */
  block: number;
}
