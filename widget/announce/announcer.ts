import { keepAttached } from "../shell/keep-attached.ts";

/** Long enough for every screen reader to notice, short enough not to be found again by one that walks the page. */
const SHOWN_FOR = 1_000;

/** Tells screen readers what happened. In the light DOM, since live regions in a shadow root are not read reliably. */
export interface Announcer {
  /** Read when the reader has finished what it says. `lang`: BCP 47 tag of the text. */
  say(text: string, lang: string): void;
  /** Read at once. */
  interrupt(text: string, lang: string): void;
  /** Takes the regions off the page. May be called twice. */
  destroy(): void;
}

/** Puts one polite and one assertive region on the page, so that they are there before anything is said. */
export function createAnnouncer(): Announcer {
  const element = document.createElement("parley-announcer");
  const [polite, assertive] = [region("polite"), region("assertive")];
  element.append(polite, assertive);
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const undo = keepAttached(element);

  function put(into: HTMLElement, text: string, lang: string): void {
    if (text === "") return;
    const line = document.createElement("div");
    line.lang = lang;
    line.textContent = text;
    into.append(line);
    const timer = setTimeout(() => {
      line.remove();
      timers.delete(timer);
    }, SHOWN_FOR);
    timers.add(timer);
  }

  return {
    say: (text, lang) => put(polite, text, lang),
    interrupt: (text, lang) => put(assertive, text, lang),
    destroy() {
      for (const timer of timers) clearTimeout(timer);
      undo();
    },
  };
}

function region(politeness: "polite" | "assertive"): HTMLElement {
  const element = document.createElement("div");
  element.ariaLive = politeness;
  element.ariaAtomic = "false";
  Object.assign(element.style, {
    position: "absolute",
    insetInlineStart: "0",
    insetBlockStart: "0",
    width: "1px",
    height: "1px",
    margin: "0",
    padding: "0",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  });
  return element;
}
