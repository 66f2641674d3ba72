import { parser, parser_end, parser_write, type Parser } from "streaming-markdown";
import { adoptRichStyles } from "./rich-styles.ts";
import { domRenderer, endAll, type Tree } from "./dom-renderer.ts";

/** Markdown that grows. Only what is new since the last call is parsed and appended. */
export interface RichText {
  /** Shows `text`; `done` says that no more will follow. */
  update(text: string, done: boolean): void;
}

/** Renders Markdown into `root`, which it owns from here on. */
export function createRichText(root: Element): RichText {
  adoptRichStyles(root);
  let written = "";
  let finished = false;
  let markdown: Parser | undefined;
  let tree: Tree | undefined;

  function begin(): Parser {
    root.replaceChildren();
    const renderer = domRenderer(root);
    tree = renderer.data;
    markdown = parser(renderer);
    tree.parser = markdown;
    written = "";
    finished = false;
    return markdown;
  }

  return {
    update(text, done) {
      if (finished && text === written) return;
      try {
        const grown = !finished && markdown && text.startsWith(written);
        const target = grown && markdown ? markdown : begin();
        // The parser goes by whole characters: half of a surrogate pair waits for its other half.
        const end = !done && isHighSurrogate(text.charCodeAt(text.length - 1)) ? text.length - 1 : text.length;
        parser_write(target, text.slice(written.length, end));
        written = text.slice(0, end);
        if (!done) return;
        parser_end(target);
        if (tree) endAll(tree);
        finished = true;
      } catch {
        // Text that the parser cannot take is still text.
        root.textContent = text;
        markdown = undefined;
        written = text;
        finished = done;
      }
    },
  };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
