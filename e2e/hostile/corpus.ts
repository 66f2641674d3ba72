import { ATTRIBUTES, RAW_HTML, SVG_AND_MATHML } from "./payloads/html.ts";
import { AUTOLINKS, REFERENCE_LINKS, REMOTE_FETCHES, SCRIPT_IN_MARKDOWN } from "./payloads/markdown.ts";
import { MUTATING_HTML, STYLES } from "./payloads/sanitiser.ts";
import { DATA_ADDRESSES, LINKED_SCHEMES, SCHEMES } from "./payloads/schemes.ts";
import { HUGE_AND_DEEP, UNCLOSED } from "./payloads/shapes.ts";
import { BIDI_AND_INVISIBLE, ENTITIES, KEYS, TEMPLATES } from "./payloads/text.ts";

/** Hostile text by kind. A script in it calls `pwned()`; what it fetches is at `evil.example` or below `/canary/`. */
export const CORPUS: Readonly<Record<string, readonly string[]>> = {
  "script in Markdown": SCRIPT_IN_MARKDOWN,
  "reference links": REFERENCE_LINKS,
  autolinks: AUTOLINKS,
  "remote fetches": REMOTE_FETCHES,
  "raw HTML": RAW_HTML,
  attributes: ATTRIBUTES,
  "SVG and MathML": SVG_AND_MATHML,
  "mutating HTML": MUTATING_HTML,
  styles: STYLES,
  schemes: SCHEMES,
  "linked schemes": LINKED_SCHEMES,
  "data addresses": DATA_ADDRESSES,
  entities: ENTITIES,
  "bidi and invisible": BIDI_AND_INVISIBLE,
  templates: TEMPLATES,
  keys: KEYS,
  "huge and deep": HUGE_AND_DEEP,
  unclosed: UNCLOSED,
};

/** All of it, in the order above. */
export const PAYLOADS: readonly string[] = Object.values(CORPUS).flat();
