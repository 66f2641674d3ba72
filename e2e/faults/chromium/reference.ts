import type { Browser } from "@playwright/test";
import { BLANK_PAGE, type FaultServer } from "../fault-server.ts";
import { type Row, watchPanel } from "./watch-panel.ts";

declare global {
  interface Window {
    /** What the widget draws an answer with, here on a page without a widget. */
    createRichText(root: Element): { update(text: string, done: boolean): void };
  }
}

type Drawing = Pick<Row, "text" | "isRich" | "status">;

/** The shipped renderer on a clean page, which tells what a text may look like on screen. */
export interface Reference {
  /** `whole`: the drawing is all of the text. `part`: it is a beginning of it. `undefined`: it is neither. Same order as `drawings`. */
  compare(text: string, drawings: readonly Drawing[]): Promise<readonly ("whole" | "part" | undefined)[]>;
  close(): Promise<void>;
}

export async function openReference(browser: Browser, { url, renderer }: Pick<FaultServer, "url" | "renderer">): Promise<Reference> {
  const context = await browser.newContext();
  await context.addInitScript(watchPanel);
  const page = await context.newPage();
  await page.goto(url + BLANK_PAGE);
  await page.addScriptTag({
    type: "module",
    content: `import { createRichText } from "${renderer}"; window.createRichText = createRichText;`,
  });
  await page.waitForFunction(() => "createRichText" in window);
  return {
    compare: (text, drawings) => page.evaluate(compareInPage, { text, drawings }),
    close: () => context.close(),
  };
}

/** Runs in the page. */
function compareInPage({ text, drawings }: { text: string; drawings: readonly Drawing[] }) {
  const { createRichText } = window;
  const draw = (root: Element) => [...root.childNodes].map((node) => window.watchedPanel.outline(node)).join("");
  const plain = (of: string) => window.watchedPanel.outline(new Text(of));

  const root = document.createElement("div");
  const growing = createRichText(root);
  const beginnings = new Set<string>();
  for (let end = 1; end <= text.length; end += 1) {
    growing.update(text.slice(0, end), false);
    beginnings.add(draw(root));
  }
  growing.update(text, true);
  const whole = draw(root);

  /** An answer that was broken off is drawn as if it ended there. */
  function isBrokenOff(drawn: string): boolean {
    return Array.from(text, (_, end) => end + 1).some((end) => {
      const ended = document.createElement("div");
      createRichText(ended).update(text.slice(0, end), true);
      return draw(ended) === drawn;
    });
  }

  return drawings.map(({ text: drawn, isRich, status }) => {
    if (drawn === (isRich ? whole : plain(text))) return "whole";
    const isPart = isRich ? beginnings.has(drawn) || (status === "interrupted" && isBrokenOff(drawn)) : plain(text).startsWith(drawn);
    return drawn === "" || isPart ? "part" : undefined;
  });
}
