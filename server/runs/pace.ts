import { setTimeout as delay } from "node:timers/promises";
import type { Output } from "../agents/agent.ts";
import { words } from "./words.ts";

/** Words that are let go at once, so that an answer begins without delay. */
const HEAD_START = 3;

/** What tells and spends time; tests bring their own. */
export interface Clock {
  /** Milliseconds from any fixed point. */
  now(): number;
  /** Rejects when the signal is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const realClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) => delay(milliseconds, undefined, { signal }),
};

/** Lets text go word by word at `wordsPerSecond` (`Infinity`: as it comes); everything else passes in its place. Rejects when the signal is aborted in a pause. */
export async function* pace(
  outputs: AsyncIterable<Output>,
  wordsPerSecond: number,
  signal: AbortSignal,
  clock: Clock = realClock,
): AsyncGenerator<Output, void> {
  if (wordsPerSecond === Infinity) {
    yield* outputs;
    return;
  }
  const interval = 1000 / wordsPerSecond;
  const credit = (HEAD_START - 1) * interval;
  let due = clock.now() - credit;
  for await (const output of outputs) {
    if (output.type !== "text") {
      yield output;
      continue;
    }
    for (const delta of words(output.delta)) {
      const wait = due - clock.now();
      if (wait > 0) await clock.sleep(wait, signal);
      due = Math.max(due, clock.now() - credit) + interval;
      yield { type: "text", delta };
    }
  }
}
