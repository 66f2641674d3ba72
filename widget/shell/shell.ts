import { keepAttached } from "./keep-attached.ts";
import css from "./shell.css?inline";

/** Our place on the host page: one element with an open shadow root, styled by constructed sheets alone. */
export interface Shell {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Takes it off the page. May be called twice. */
  destroy(): void;
}

/** Puts the host element at the end of `<body>`, and back there when the page replaces it. `theme`: `light` or `dark`, else the visitor's system decides. */
export function createShell(theme: string | undefined): Shell {
  const element = document.createElement("parley-widget");
  element.dir = "ltr";
  element.style.colorScheme = theme === "light" || theme === "dark" ? theme : "light dark";
  const root = element.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return { element, root, destroy: keepAttached(element) };
}
