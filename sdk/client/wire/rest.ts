import type { Clock } from "../page/clock.ts";
import type { Connectivity } from "../page/connectivity.ts";

export interface RestOptions {
  milliseconds: number;
  /** Ends the rest early, as does the network that comes back unless the rest is `isFixed`. */
  signals: readonly AbortSignal[];
  isFixed?: boolean;
  clock: Clock;
  connectivity: Connectivity;
}

/** Resolves after a while, or as soon as it is worth going on. */
export function rest({ milliseconds, signals, isFixed, clock, connectivity }: RestOptions): Promise<void> {
  if (signals.some((signal) => signal.aborted)) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      for (const undo of undos) undo();
      resolve();
    };
    const undos = [
      clock.after(milliseconds, end),
      ...(isFixed ? [] : [connectivity.onWake(end)]),
      ...signals.map((signal) => {
        signal.addEventListener("abort", end);
        return () => signal.removeEventListener("abort", end);
      }),
    ];
  });
}
