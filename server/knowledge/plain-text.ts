import { marked, type Token } from "marked";

/** Inline Markdown without its marks: link texts stay, addresses go. */
export function plainText(markdown: string): string {
  return collect(marked.Lexer.lexInline(markdown))
    .replace(/[^\S\u00a0\u202f]+/g, " ")
    .trim();
}

function collect(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === "html") return "";
      if (token.type === "br") return " ";
      if ("tokens" in token && token.tokens) return collect(token.tokens);
      return "text" in token ? unescape(String(token.text)) : "";
    })
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };

/** The lexer escapes code and text for HTML; nothing here becomes HTML. */
function unescape(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
