/** What ends an address in running text although no space follows: anything written in Japanese, and punctuation at its end. */
const JAPANESE = /[\u3000-\u9fff\uff00-\uffef]/u;
const CLOSING: ReadonlySet<string> = new Set(".,:;!?'\")]}>*_»”’");

/**
 * The address that a text without spaces begins with. In one pass, as a pattern that is anchored at the end would be tried at each of many
 * points in a row.
 */
export function addressIn(text: string): string {
  const japanese = text.search(JAPANESE);
  let end = japanese < 0 ? text.length : japanese;
  while (CLOSING.has(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}
