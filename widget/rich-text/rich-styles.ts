import answer from "./answer.css?inline";
import article from "./article.css?inline";
import rich from "./rich.css?inline";

const styled = new WeakSet<Node>();

/** Gives the shadow root around an element the styles of answers and articles, once. Shares no code with the panel, so that neither chunk needs the other. */
export function adoptRichStyles(within: Element): void {
  const root = within.getRootNode();
  if (!(root instanceof ShadowRoot) || styled.has(root)) return;
  styled.add(root);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rich + answer + article);
  root.adoptedStyleSheets.push(sheet);
}
