import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Marked } from "marked";
import { parse } from "yaml";
import { DEMO_ROOT } from "../demo-root.ts";
import { escapeHtml, trusted, type Html } from "./html.ts";
import type { Language } from "./languages.ts";

/** One article of the knowledge base as a page shows it. */
export interface Article {
  id: string;
  title: string;
  /** Day of the last change, `YYYY-MM-DD`. */
  updated: string;
  /** First paragraph as plain text. */
  summary: string;
  body: Html;
}

const KNOWLEDGE = join(DEMO_ROOT, "knowledge");

/** All articles of a language, by id. Links between articles become links between pages; a link to none is an error. */
export function readArticles(language: Language): ReadonlyMap<string, Article> {
  const folder = join(KNOWLEDGE, language);
  const ids = new Set(
    readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .map((name) => name.slice(0, -3)),
  );
  return new Map([...ids].map((id) => [id, readArticle(readFileSync(join(folder, `${id}.md`), "utf8"), id, language, ids)]));
}

/** Reads one article: front matter between two lines of `---`, then Markdown. */
export function readArticle(source: string, id: string, language: Language, ids: ReadonlySet<string>): Article {
  const [, head, text] = /^---\n(.*?)\n---\n(.*)$/s.exec(source) ?? [];
  if (head === undefined || text === undefined) throw new Error(`The article ${language}/${id} has no front matter.`);
  const { title, updated } = parse(head) as { title: string; updated: string };
  // Comments are notes for the search of the agents, not for readers.
  const prose = text.replace(/<!--.*?-->/gs, "").trim();
  return {
    id,
    title,
    updated,
    summary: summaryOf(prose),
    body: trusted(withScrollableTables(toHtml(prose, `${language}/${id}`, language, ids), title)),
  };
}

/** A table too wide for a phone scrolls by itself, with the keyboard too. */
function withScrollableTables(text: string, title: string): string {
  const start = `<div class="table" role="group" tabindex="0" aria-label="${escapeHtml(title)}"><table>`;
  return text.replaceAll("<table>", () => start).replaceAll("</table>", "</table></div>");
}

function summaryOf(text: string): string {
  const paragraph = text.split(/\n\s*\n/)[0] ?? "";
  return paragraph
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll("**", "")
    .replaceAll("\n", " ");
}

function toHtml(text: string, where: string, language: Language, ids: ReadonlySet<string>): string {
  const marked = new Marked({
    async: false,
    renderer: {
      html: ({ text: raw }) => escapeHtml(raw),
      tablecell({ tokens, header }) {
        const words = this.parser.parseInline(tokens);
        // A corner without words is no heading.
        return header && words !== "" ? `<th scope="col">${words}</th>` : `<td>${words}</td>`;
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        if (/^(https|mailto):/.test(href)) return `<a href="${escapeHtml(href)}">${words}</a>`;
        const target = href.replace(/\.md$/, "");
        if (!ids.has(target)) throw new Error(`The article ${where} links to ${href}, which is no article.`);
        return `<a href="/${language}/help/${target}/">${words}</a>`;
      },
    },
  });
  return marked.parse(text) as string;
}
