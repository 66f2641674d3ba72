import type { Clock } from "../page/clock.ts";

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Lets time pass, calling back what falls due, in order. */
  advance(milliseconds: number): void;
  /** Callbacks that are still to come. */
  pending(): number;
}

export function manualClock(start = 1_000_000): ManualClock {
  let now = start;
  let timers: readonly { due: number; callback: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, callback) {
      const timer = { due: now + milliseconds, callback };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const next = timers.filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due)[0];
        if (!next) break;
        timers = timers.filter((other) => other !== next);
        now = next.due;
        next.callback();
      }
      now = until;
    },
    pending: () => timers.length,
  };
}
