/** A screen that is painted when the bench says so. */
export interface Paint {
  /** Calls back everybody who waits for the next frame. */
  now(): undefined;
  remove(): void;
}

/** Puts `requestAnimationFrame` in place, so that the client applies what came at every paint rather than every 16 ms. */
export function installPaint(): Paint {
  const waiting = new Map<number, FrameRequestCallback>();
  let last = 0;
  const shims = {
    requestAnimationFrame(callback: FrameRequestCallback) {
      last += 1;
      waiting.set(last, callback);
      return last;
    },
    cancelAnimationFrame: (handle: number) => void waiting.delete(handle),
  };
  Object.assign(globalThis, shims);
  return {
    now() {
      for (const [handle, callback] of waiting) {
        waiting.delete(handle);
        callback(performance.now());
      }
      return undefined;
    },
    remove() {
      for (const name of Object.keys(shims)) Reflect.deleteProperty(globalThis, name);
    },
  };
}
