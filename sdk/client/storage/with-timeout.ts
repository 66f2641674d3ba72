import type { Clock } from "../page/clock.ts";

/** The promise, but rejected with a `TimeoutError` where it takes longer. `onTimeout` is called then. */
export function withTimeout<T>(promise: Promise<T>, milliseconds: number, clock: Clock, onTimeout?: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () => {
      onTimeout?.();
      reject(new DOMException(`Storage did not answer within ${milliseconds} ms`, "TimeoutError"));
    });
    promise.finally(cancel).then(resolve, reject);
  });
}
