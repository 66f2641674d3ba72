import DOMPurify from "dompurify";
import { htmlText } from "./html-text.ts";
import { ownLink, pointLink } from "./link-policy.ts";
import { scrollingTable } from "./scrolling-table.ts";

const TAGS = [
  "p",
  "br",
  "strong",
  "b",
  "em",
  "i",
  "s",
  "del",
  "code",
  "pre",
  "ul",
  "ol",
  "li",
  "a",
  "blockquote",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "hr",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
];
const CONFIG = Object.freeze({
  ALLOWED_TAGS: TAGS,
  ALLOWED_ATTR: ["href", "lang", "start"],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true as const,
});
/** An article's headings stand below the panel's `h2`. */
const HEADINGS: Readonly<Record<string, string>> = { H1: "h3", H2: "h3", H3: "h4", H4: "h5", H5: "h6", H6: "h6" };

/**
 * The HTML of an article as nodes that make no request and run no script. Where the page's rules for HTML strings leave nothing of it,
 * its plain text.
 */
export function articleNodes(html: string): DocumentFragment {
  const fragment = sanitise(html);
  if (fragment?.textContent?.trim()) return finish(fragment);
  const plain = document.createDocumentFragment();
  for (const line of htmlText(html)) plain.appendChild(document.createElement("p")).textContent = line;
  return plain;
}

function sanitise(html: string): DocumentFragment | undefined {
  try {
    const purify = DOMPurify(window);
    if (!purify.isSupported) return undefined;
    return purify.sanitize(html, CONFIG);
  } catch {
    return undefined;
  }
}

function finish(fragment: DocumentFragment): DocumentFragment {
  for (const anchor of fragment.querySelectorAll("a")) {
    const url = ownLink(anchor.getAttribute("href") ?? "");
    if (url) pointLink(anchor, url);
    else anchor.replaceWith(...anchor.childNodes);
  }
  for (const heading of fragment.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    const lower = document.createElement(HEADINGS[heading.tagName] ?? "h6");
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  }
  for (const table of fragment.querySelectorAll("table")) {
    const place = document.createComment("");
    table.replaceWith(place);
    place.replaceWith(scrollingTable(table));
  }
  for (const block of fragment.querySelectorAll("pre")) block.tabIndex = 0;
  return fragment;
}
