import type { Locale } from "@parley/protocol";
import { marked, type Token, type Tokens } from "marked";
import type { Passage, Section } from "./article.ts";
import { plainText } from "./plain-text.ts";
import { sentences } from "./sentences.ts";

/** Cuts an article's Markdown at its headings and each section into passages. */
export function readSections(body: string, locale: Locale): Section[] {
  const sections: { heading?: string; asks: string[]; passages: Passage[] }[] = [{ asks: [], passages: [] }];
  let block = 0;
  for (const token of marked.lexer(body)) {
    if (token.type === "heading") {
      sections.push({ heading: plainText(token.text as string), asks: [], passages: [] });
      continue;
    }
    if (token.type === "html") sections.at(-1)?.asks.push(...asksOf(token.text as string));
    sections.at(-1)?.passages.push(...passagesOf(token, locale, block++));
  }
  return sections.filter((section) => section.passages.length > 0);
}

/** The phrasings in a comment like `<!-- ask: who pays for a broken panel | guarantee period -->`. */
function asksOf(html: string): string[] {
  const list = /^\s*<!--\s*ask:([\s\S]*?)-->/.exec(html)?.[1] ?? "";
  return list
    .split("|")
    .map((phrase) => phrase.trim())
    .filter(Boolean);
}

function passagesOf(token: Token, locale: Locale, block: number): Passage[] {
  switch (token.type) {
    case "paragraph":
      return sentences(oneLine((token as Tokens.Paragraph).text), locale).map((text) => passage("sentence", text, block));
    case "blockquote":
      return (token as Tokens.Blockquote).tokens.flatMap((inner) => passagesOf(inner, locale, block));
    case "list": {
      const list = token as Tokens.List;
      return list.items.map((item) => passage(list.ordered ? "step" : "item", oneLine(item.text), block));
    }
    case "table": {
      const table = token as Tokens.Table;
      return table.rows.map((row) =>
        passage("row", row.map((cell, column) => tableCell(table.header[column]?.text, cell.text, column)).join(" · "), block),
      );
    }
    default:
      return [];
  }
}

/** A row is quoted without its table, so each cell says which column it stands in. */
function tableCell(header: string | undefined, text: string, column: number): string {
  return column === 0 || !header ? text : `${header}: ${text}`;
}

function passage(kind: Passage["kind"], markdown: string, block: number): Passage {
  return { kind, markdown, plain: plainText(markdown), block };
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}
