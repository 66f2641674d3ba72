import type { Translate } from "./translator.ts";

/** The language that the panel speaks. */
export interface TranslateStore {
  get(): Translate;
  set(translate: Translate): void;
  /** Calls back after each change. Returns its undo. */
  subscribe(listener: (translate: Translate) => void): () => void;
}

export function createTranslateStore(initial: Translate): TranslateStore {
  let translate = initial;
  const listeners = new Set<(translate: Translate) => void>();
  return {
    get: () => translate,
    set(next) {
      translate = next;
      for (const listener of listeners) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
