import { Attr, Token, type Parser, type Renderer } from "streaming-markdown";
import { closeInline, literalStart } from "./inline.ts";
import { scrollingTable } from "./scrolling-table.ts";

/** Deeper nesting than any answer needs; what is nested further stays in the innermost element. */
const DEEPEST = 32;

/** A construct that has begun and not ended, and the element that its contents go into. */
export interface Open {
  token: Token;
  slot: Element;
  /** `[text](address)`, an image's `src` or a bare address, as written. */
  address?: string;
  /** Written out because the character is no Markdown here, such as `_` within a word. */
  literal?: string;
}

export interface Tree {
  parser?: Parser;
  stack: Open[];
  /** The last character written, to tell `snake_case` from emphasis. */
  last: string;
}

/** Turns the parser's tokens into elements and text nodes below `root`. No string of HTML is ever made. */
export function domRenderer(root: Element): Renderer<Tree> {
  return {
    data: { stack: [{ token: Token.Document, slot: root }], last: "" },
    add_token: begin,
    end_token: end,
    add_text: write,
    set_attr: note,
  };
}

/** Ends what the text left open, so that characters held back as possible Markdown are shown. */
export function endAll(tree: Tree): void {
  while (tree.stack.length > 1) end(tree);
}

function begin(tree: Tree, token: Token): void {
  const parent = top(tree).slot;
  const literal = literalStart(token, tree.parser?.pending ?? "", tree.last);
  const open: Open = { token, slot: tree.stack.length > DEEPEST ? parent : place(parent, token) };
  tree.stack.push(open);
  if (literal !== undefined) {
    open.literal = literal;
    append(open.slot, literal);
  }
}

function end(tree: Tree): void {
  const open = tree.stack.pop();
  const parent = tree.stack.at(-1);
  if (open && parent && open.slot !== parent.slot) closeInline(open, tree.parser?.pending ?? "");
}

function write(tree: Tree, text: string): void {
  append(top(tree).slot, text);
  tree.last = text.at(-1) ?? "";
}

function note(tree: Tree, attribute: Attr, value: string): void {
  const open = top(tree);
  if (attribute === Attr.Href || attribute === Attr.Src) open.address = value;
  else if (attribute === Attr.Start && open.slot instanceof HTMLOListElement) open.slot.start = Number(value);
  else if (attribute === Attr.Checked) open.slot.textContent = "☑";
}

function append(into: Element, text: string): void {
  const node = into.lastChild;
  if (node instanceof Text) node.appendData(text);
  else into.append(text);
}

function place(parent: Element, token: Token): Element {
  switch (token) {
    case Token.Code_Block:
    case Token.Code_Fence: {
      const block = parent.appendChild(document.createElement("pre"));
      block.tabIndex = 0;
      return block.appendChild(document.createElement("code"));
    }
    case Token.Table: {
      const table = document.createElement("table");
      parent.append(scrollingTable(table));
      return table;
    }
    case Token.Table_Row: {
      const section = parent.children[1] ?? parent.appendChild(document.createElement(parent.firstChild ? "tbody" : "thead"));
      return section.appendChild(document.createElement("tr"));
    }
    case Token.Table_Cell:
      return parent.appendChild(document.createElement(parent.parentElement?.tagName === "THEAD" ? "th" : "td"));
    default: {
      const element = parent.appendChild(document.createElement(ELEMENTS[token] ?? "span"));
      if (token === Token.Checkbox) element.textContent = "☐";
      return element;
    }
  }
}

/** Headings begin at `h3`: the page has its own, and the panel an `h2`. Links and images are `span` until they have ended. */
const ELEMENTS: Readonly<Partial<Record<Token, string>>> = {
  [Token.Paragraph]: "p",
  [Token.Blockquote]: "blockquote",
  [Token.Line_Break]: "br",
  [Token.Rule]: "hr",
  [Token.Heading_1]: "h3",
  [Token.Heading_2]: "h4",
  [Token.Heading_3]: "h5",
  [Token.Heading_4]: "h6",
  [Token.Heading_5]: "h6",
  [Token.Heading_6]: "h6",
  [Token.Italic_Ast]: "em",
  [Token.Italic_Und]: "em",
  [Token.Strong_Ast]: "strong",
  [Token.Strong_Und]: "strong",
  [Token.Strike]: "s",
  [Token.Code_Inline]: "code",
  [Token.List_Unordered]: "ul",
  [Token.List_Ordered]: "ol",
  [Token.List_Item]: "li",
};

function top(tree: Tree): Open {
  const open = tree.stack.at(-1);
  if (!open) throw new Error("The Markdown tree lost its root.");
  return open;
}
