import type { ArticleResponse } from "@parley/protocol";
import { articleNodes } from "./article.ts";
import { ownLink, pointLink } from "./link-policy.ts";
import { adoptRichStyles } from "./rich-styles.ts";

/** Words of the panel around an article, in the visitor's language. */
export interface ArticleWords {
  locale: string;
  updated(date: string): string;
  visit: string;
}

/** Fills an element with an article: when it was brought up to date, its text, the way to the whole of it. */
export function showArticle(into: HTMLElement, article: ArticleResponse, address: string | undefined, words: ArticleWords): void {
  adoptRichStyles(into);
  const updated = document.createElement("p");
  updated.className = "updated";
  updated.textContent = words.updated(day(article.updated, words.locale));
  const body = document.createElement("div");
  body.className = "rich";
  body.lang = article.locale;
  body.append(articleNodes(article.html));
  into.replaceChildren(updated, body);
  const url = ownLink(address ?? "");
  if (!url) return;
  const visit = document.createElement("a");
  visit.className = "visit";
  visit.textContent = words.visit;
  pointLink(visit, url);
  into.append(visit);
}

function day(iso: string, locale: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(date);
}
