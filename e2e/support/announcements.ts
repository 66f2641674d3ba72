import type { Page } from "@playwright/test";

/** One thing that the widget's live regions said. */
export interface Announcement {
  text: string;
  lang: string;
  politeness: string;
}

declare global {
  interface Window {
    heard: Announcement[];
  }
}

/** Hears the live regions of every page from its beginning on. They stand in the light DOM, where screen readers find them. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.heard = [];
    const note = (region: Element, node: Node) => {
      const lang = node instanceof HTMLElement ? node.lang : "";
      window.heard.push({ text: node.textContent ?? "", lang, politeness: region.getAttribute("aria-live") ?? "" });
    };
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest("[aria-live]");
        for (const node of addedNodes) if (region) note(region, node);
      }
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
}

/** What was said on this page so far, in order. */
export function announcements(page: Page): Promise<Announcement[]> {
  return page.evaluate(() => window.heard);
}
