import type { Clock } from "../page/clock.ts";

/** Notices silence. A ping costs no timer, however many come. */
export interface Watchdog {
  /** There was a sign of life; from now on silence is what lasts `milliseconds`. */
  ping(milliseconds: number): void;
  /** May be called twice. */
  stop(): void;
}

/** Calls `onSilence` once when nothing has pinged for as long as was allowed. */
export function createWatchdog(clock: Clock, milliseconds: number, onSilence: () => void): Watchdog {
  let allowed = milliseconds;
  let last = clock.now();
  let cancel = clock.after(allowed, check);

  function check(): void {
    const left = last + allowed - clock.now();
    // More than was allowed is left only where the clock was set back.
    if (left <= 0 || left > allowed) onSilence();
    else cancel = clock.after(left, check);
  }

  return {
    ping(next) {
      last = clock.now();
      if (next < allowed) {
        cancel();
        cancel = clock.after(next, check);
      }
      allowed = next;
    },
    stop: () => cancel(),
  };
}
