import { setTimeout as delay } from "node:timers/promises";

const PORTION = 64;

/** In portions, each handed over as soon as the one before was taken. */
export async function* asFastAsTaken(tokens: readonly string[]): AsyncGenerator<readonly string[], void> {
  for (let from = 0; from < tokens.length; from += PORTION) yield tokens.slice(from, from + PORTION);
}

/** Token by token, each when it is due; what was due while others had the processor comes at once. */
export async function* paced(tokens: readonly string[], perSecond: number): AsyncGenerator<readonly string[], void> {
  const start = performance.now();
  for (let said = 0; said < tokens.length;) {
    const due = Math.min(tokens.length, Math.floor(((performance.now() - start) * perSecond) / 1000) + 1);
    if (due > said) yield tokens.slice(said, due);
    said = Math.max(said, due);
    await delay(Math.max(1, start + (said * 1000) / perSecond - performance.now()));
  }
}
