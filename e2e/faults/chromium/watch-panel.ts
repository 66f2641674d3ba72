/** One message as it stands on screen. */
export interface Row {
  role: string;
  status: string;
  /** Elements and text, without attributes; empty where the message has no bubble. */
  text: string;
  /** Drawn as Markdown, or as the plain text that stands in for it. */
  isRich: boolean;
}

export interface PanelView {
  rows: readonly Row[];
  /** Nothing is under way: a message could be sent. */
  isAtRest: boolean;
  /** What the visitor is told above the composer. */
  notice: string;
}

/** Row by row: role, status, whether it is rich, index of its text. */
type Signature = readonly (readonly [role: string, status: string, isRich: boolean, text: number])[];

/** What the page tells whenever its list of messages has changed. */
export interface Moment {
  /** Tells one page, before and after a reload, from another. */
  page: string;
  rows: Signature;
  /** Texts that have not been told before. */
  texts: readonly (readonly [index: number, text: string])[];
}

declare global {
  interface Window {
    watchedPanel: { read(): PanelView | undefined; outline(node: Node): string };
    tellMoment?(moment: Moment): Promise<void>;
  }
}

/** Runs in the page before anything else does. It is taken there as text, so all that it needs is within it. */
export function watchPanel(): void {
  const page = `${performance.timeOrigin} ${Math.random()}`;
  const known = new Map<string, number>();
  let last = "[]";
  let root: ShadowRoot | undefined;

  function outline(node: Node): string {
    if (node instanceof Text) return node.data.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const inside = [...node.childNodes].map(outline).join("");
    return node instanceof Element ? `<${node.localName}>${inside}</${node.localName}>` : inside;
  }

  function inner(element: Element | null | undefined): string {
    return element ? [...element.childNodes].map(outline).join("") : "";
  }

  function rows(within: ShadowRoot): Row[] {
    return [...within.querySelectorAll(".list > .message")].map((item) => {
      const [, role = "", status = ""] = item.className.split(/\s+/);
      const bubble = item.querySelector(":scope > .bubble");
      const drawn = role === "assistant" ? bubble?.firstElementChild : bubble;
      return { role, status, text: inner(drawn), isRich: drawn?.className === "rich" };
    });
  }

  function look(): void {
    if (!root) return;
    const fresh: [number, string][] = [];
    const signature: Signature = rows(root).map(({ role, status, text, isRich }) => {
      let index = known.get(text);
      if (index === undefined) {
        index = known.size;
        known.set(text, index);
        fresh.push([index, text]);
      }
      return [role, status, isRich, index];
    });
    const written = JSON.stringify(signature);
    if (written === last) return;
    last = written;
    void window.tellMoment?.({ page, rows: signature, texts: fresh });
  }

  const finder = new MutationObserver(() => {
    const found = document.querySelector("parley-widget")?.shadowRoot;
    if (!found) return;
    finder.disconnect();
    root = found;
    new MutationObserver(look).observe(found, { subtree: true, childList: true, characterData: true, attributeFilter: ["class"] });
    look();
  });
  finder.observe(document, { subtree: true, childList: true });

  window.watchedPanel = {
    outline,
    read() {
      const composer = root?.querySelector(".composer");
      if (!root || !composer) return undefined;
      const now = rows(root);
      const isMoving = now.some(({ status }) => !["complete", "stopped", "interrupted", "failed"].includes(status));
      return {
        rows: now,
        isAtRest: !isMoving && composer.querySelector("button[type=submit]") !== null && !root.querySelector(".waiting"),
        notice: root.querySelector(".notice")?.textContent ?? "",
      };
    },
  };
}
