import { Token } from "streaming-markdown";
import type { Open } from "./dom-renderer.ts";
import { addressIn } from "./address-in.ts";
import { allowedLink, pointLink } from "./link-policy.ts";

const MARKS: Readonly<Partial<Record<Token, string>>> = {
  [Token.Italic_Ast]: "*",
  [Token.Strong_Ast]: "**",
  [Token.Italic_Und]: "_",
  [Token.Strong_Und]: "__",
  [Token.Strike]: "~~",
};

/** What must be shown as written although the parser begins something here: formulas, which we do not set, and `_` within a word. */
export function literalStart(token: Token, pending: string, last: string): string | undefined {
  if (token === Token.Equation_Inline) return pending === "$" ? "$" : "\\(";
  if (token === Token.Equation_Block) return pending.startsWith("$") ? "$$\n" : "\\[\n";
  if ((token === Token.Italic_Und || token === Token.Strong_Und) && /[\p{L}\p{N}]/u.test(last)) return MARKS[token];
  return undefined;
}

/** Ends a construct. One that turns out not to be Markdown after all is taken apart, its characters put back. */
export function closeInline(open: Open, pending: string): void {
  const { token, slot, literal, address } = open;
  const mark = MARKS[token];
  if (token === Token.Raw_URL) closeAddress(slot);
  else if (token === Token.Link) closeLink(slot, address, pending);
  else if (token === Token.Image) unwrap(slot, address === undefined ? "![" : "", "");
  else if (mark !== undefined) {
    const closed = pending !== "" && mark[0]?.repeat(pending.length) === pending && pending.length <= 2;
    if (literal !== undefined) unwrap(slot, "", closed ? mark : "");
    else if (!closed) unwrap(slot, mark, "");
  } else if (literal !== undefined) unwrap(slot, "", closingOf(literal, pending));
}

function closeLink(slot: Element, address: string | undefined, pending: string): void {
  if (address === undefined) {
    unwrap(slot, "[", pending.startsWith("]") ? pending.trimEnd() : "");
    return;
  }
  // A title may follow the address: [text](https://solstice.example "Title")
  const url = allowedLink(address.trim().split(/\s+["'(]/u)[0] ?? "");
  if (url) replaceBy(slot, anchorTo(url));
  else unwrap(slot, "", "");
}

function closeAddress(slot: Element): void {
  const text = slot.textContent ?? "";
  const address = addressIn(text);
  const url = allowedLink(address);
  if (!url) return unwrap(slot, "", "");
  const anchor = anchorTo(url);
  anchor.textContent = address;
  slot.replaceWith(anchor, text.slice(address.length));
}

function closingOf(literal: string, pending: string): string {
  const closing = literal.startsWith("$") ? literal.trim() : literal.startsWith("\\(") ? "\\)" : "\\]";
  return closing.startsWith(pending) && pending !== "" ? closing : "";
}

function anchorTo(url: URL): HTMLAnchorElement {
  const anchor = document.createElement("a");
  pointLink(anchor, url);
  return anchor;
}

function replaceBy(slot: Element, element: Element): void {
  element.append(...slot.childNodes);
  slot.replaceWith(element);
}

function unwrap(slot: Element, before: string, after: string): void {
  slot.replaceWith(before, ...slot.childNodes, after);
}
