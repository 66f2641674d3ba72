import { Marked } from "marked";
import type { Article } from "./article.ts";

/** An article's body as HTML. Raw HTML of the Markdown is dropped, links between articles lead to `url` or become words. */
export function articleHtml(article: Article, url?: (article: { id: string; locale: Article["locale"] }) => string): string {
  const marked = new Marked({
    renderer: {
      html: () => "",
      image: ({ text }) => escapeHtml(text),
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const other = /^([a-z0-9-]+)\.md(?:#.*)?$/.exec(href)?.[1];
        if (other) return url ? anchor(url({ id: other, locale: article.locale }), words) : words;
        return /^(?:https?:|mailto:|tel:)/i.test(href) ? anchor(href, words) : words;
      },
    },
  });
  return marked.parse(article.body, { async: false }).trim();
}

const anchor = (href: string, words: string) => `<a href="${escapeHtml(href)}">${words}</a>`;

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
