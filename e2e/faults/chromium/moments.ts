import type { Moment, Row } from "./watch-panel.ts";

/** Every list of messages that was on screen at some time, each once. */
export interface Moments {
  add(moment: Moment): void;
  list(): readonly (readonly Row[])[];
}

export function createMoments(): Moments {
  const texts = new Map<string, Map<number, string>>();
  const seen = new Map<string, readonly Row[]>();
  return {
    add({ page, rows, texts: fresh }) {
      const known = texts.get(page) ?? new Map<number, string>();
      texts.set(page, known);
      for (const [index, text] of fresh) known.set(index, text);
      const list = rows.map(([role, status, isRich, text]): Row => ({ role, status, isRich, text: known.get(text) ?? "?" }));
      seen.set(JSON.stringify(list), list);
    },
    list: () => [...seen.values()],
  };
}
