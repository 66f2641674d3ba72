import { Refusal } from "../guard/refusal.ts";

/** Seconds after which a reader that found no place may find one. */
const RETRY_AFTER = 5;

/** Who reads which run at this moment. */
export class Viewers {
  readonly #most: number;
  readonly #counts = new Map<string, number>();

  /** `most`: readers of one run at the same time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Takes a place until the function returned is called, which may happen twice. Throws a `Refusal` (`rate_limited`) where all are taken. */
  enter(runId: string): () => void {
    const count = this.#counts.get(runId) ?? 0;
    if (count >= this.#most)
      throw new Refusal("rate_limited", `The run has ${this.#most} readers already. Close one, or wait ${RETRY_AFTER} seconds.`, {
        retryAfter: RETRY_AFTER,
      });
    this.#counts.set(runId, count + 1);
    let inside = true;
    return () => {
      if (!inside) return;
      inside = false;
      const left = (this.#counts.get(runId) ?? 1) - 1;
      if (left > 0) this.#counts.set(runId, left);
      else this.#counts.delete(runId);
    };
  }

  /** Whether somebody reads the run. */
  has(runId: string): boolean {
    return this.#counts.has(runId);
  }

  /** Runs that are read. */
  get runs(): number {
    return this.#counts.size;
  }
}
