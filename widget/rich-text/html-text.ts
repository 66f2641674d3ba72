const UNSEEN = /<(script|style|template|noscript|iframe|object|svg|math|title)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/giu;
const BLOCK_END = /<\/(?:p|div|h[1-6]|li|tr|table|ul|ol|blockquote|pre)\s*>|<(?:br|hr)\b[^<>]*>/giu;
const CELL_END = /<\/t[dh]\s*>/giu;
const TAG = /<\/?[a-z!?][^>]*(?:>|$)/giu;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

/** The paragraphs of an HTML string as plain text, without letting a browser parse it. For text nodes only. */
export function htmlText(html: string): string[] {
  return html
    .replaceAll(UNSEEN, " ")
    .replaceAll(CELL_END, " ")
    .replaceAll(BLOCK_END, "\n")
    .replaceAll(TAG, "")
    .replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/giu, entity)
    .split("\n")
    .map((line) => line.replaceAll(/[ \t\r]+/gu, " ").trim())
    .filter((line) => line !== "");
}

function entity(written: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? written;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}
