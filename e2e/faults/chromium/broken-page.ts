import { BROKEN_NAMES, breakClient } from "../broken-clients.ts";

/** What is broken in a page on purpose: the client's protections, or the screen. */
export const BROKEN_PAGE_NAMES = [
  ...BROKEN_NAMES,
  /** Each answer stands there twice until the next frame is drawn. */
  "flicker",
] as const;

export type BrokenPageName = (typeof BROKEN_PAGE_NAMES)[number];

/** A script for the page, to run before anything else does. */
export function brokenPage(name: BrokenPageName): string {
  if (name === "flicker") return `(${flicker.toString()})()`;
  return `{ const own = window.fetch.bind(window); window.fetch = (${breakClient.toString()})(${JSON.stringify(name)}, own); }`;
}

function flicker(): void {
  let done: Element | undefined;
  function look(): void {
    const answer = document.querySelector("parley-widget")?.shadowRoot?.querySelector(".list > .assistant:last-child");
    if (answer && answer !== done && (answer.querySelector(".bubble")?.textContent.length ?? 0) > 40) {
      done = answer;
      const twin = answer.cloneNode(true) as Element;
      answer.after(twin);
      requestAnimationFrame(() => twin.remove());
    }
    requestAnimationFrame(look);
  }
  look();
}
