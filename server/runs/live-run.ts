import type { LoggedEvent } from "../storage/run-log.ts";

/** Why a run is stopped from outside. */
export type StopReason = "cancelled" | "timeout" | "interrupted" | "too_long";

const TAIL = 512;

/**
 * A run that goes on in this process: what was last said, and who waits for more.
 * Viewers keep a position of their own and read from the tail, or from the log once they are further behind, so none of them is buffered for.
 */
export class LiveRun {
  readonly id: string;
  readonly threadId: string;
  readonly #stop = new AbortController();
  #reason: StopReason | undefined;
  #tail: LoggedEvent[] = [];
  #seq = 0;
  #bytes = 0;
  #over = false;
  #lost = false;
  readonly #waiting = new Set<() => void>();
  #settle: () => void = () => undefined;
  /** Resolves when nothing more will be said. */
  readonly ended: Promise<void> = new Promise((resolve) => (this.#settle = resolve));

  constructor(id: string, threadId: string) {
    this.id = id;
    this.threadId = threadId;
  }

  /** `seq` of the last event. */
  get seq(): number {
    return this.#seq;
  }
  /** Bytes of JSON in its log. */
  get bytes(): number {
    return this.#bytes;
  }
  get over(): boolean {
    return this.#over;
  }
  /** Not even its end could be stored, so that readers do not have it. */
  get lost(): boolean {
    return this.#lost;
  }
  /** Aborted when the run is to stop. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }
  get stopReason(): StopReason | undefined {
    return this.#reason;
  }

  /** The first reason counts. */
  stop(reason: StopReason): void {
    if (this.#over || this.#reason) return;
    this.#reason = reason;
    this.#stop.abort();
  }

  /** Delivers what has been appended to the log. */
  publish(events: readonly LoggedEvent[]): void {
    for (const event of events) {
      this.#tail.push(event);
      this.#seq = event.seq;
      this.#bytes += Buffer.byteLength(event.json);
    }
    if (this.#tail.length > 2 * TAIL) this.#tail = this.#tail.slice(-TAIL);
    this.#wake();
  }

  lose(): void {
    this.#lost = true;
  }

  /** Nothing follows: the last event was terminal, or this process gives the run up. */
  end(): void {
    this.#over = true;
    this.#wake();
    this.#settle();
  }

  /** The events after `seq`; `undefined` where only the log still has them. */
  since(seq: number): readonly LoggedEvent[] | undefined {
    const first = this.#tail[0]?.seq;
    if (first === undefined) return this.#seq === 0 ? [] : undefined;
    return seq >= first - 1 ? this.#tail.slice(seq - first + 1) : undefined;
  }

  /** Resolves when there is something after `seq`, the run is over, or the viewer has gone. */
  changed(seq: number, viewer: AbortSignal): Promise<void> {
    if (this.#seq > seq || this.#over || viewer.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        viewer.removeEventListener("abort", wake);
        resolve();
      };
      this.#waiting.add(wake);
      viewer.addEventListener("abort", wake, { once: true });
    });
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }
}
