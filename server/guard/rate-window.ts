const MINUTE = 60_000;
const MOST_KEYS = 50_000;

/** Counts what each key did in the minute that began with its first act. */
export class RateWindow {
  readonly #limit: number;
  readonly #windows = new Map<string, { from: number; count: number }>();

  /** `limit`: acts of one key in a minute. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts one act and returns 0, or counts nothing and returns the seconds to wait. */
  take(key: string, now: number): number {
    const window = this.#windows.get(key);
    if (window && now - window.from < MINUTE) {
      if (window.count >= this.#limit) return Math.max(1, Math.ceil((window.from + MINUTE - now) / 1000));
      window.count++;
      return 0;
    }
    this.#windows.delete(key);
    this.#windows.set(key, { from: now, count: 1 });
    this.#forget(now);
    return 0;
  }

  /** Keys stand in the order of their windows, so the oldest go first. */
  #forget(now: number): void {
    for (const [key, { from }] of this.#windows) {
      if (now - from < MINUTE && this.#windows.size <= MOST_KEYS) return;
      this.#windows.delete(key);
    }
  }
}
