import type { Page } from "@playwright/test";

interface Handle {
  setContext(context: Record<string, string>): Promise<void>;
  send(text: string): Promise<{ messageId: string }>;
}

/**
 * Says each text as the visitor, one after the other, with the text as the page's context too where it is short enough for one.
 * Returns how many were refused; a refusal is no fault.
 */
export function sayAll(page: Page, texts: readonly string[]): Promise<number> {
  return page.evaluate(async (given) => {
    const { Parley } = window as unknown as { Parley: Handle };
    let refused = 0;
    for (const text of given) {
      if (text.length < 2_000) await Parley.setContext({ [text]: text });
      await Parley.send(text).catch(() => (refused += 1));
    }
    return refused;
  }, texts);
}
