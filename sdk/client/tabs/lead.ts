/**
 * Which tab talks to the server for all of them. Only a matter of thrift: runs are begun and followed by id, so that two tabs that both
 * believe they lead do no harm.
 */
export interface Lead {
  isLeading(): boolean;
  /** Takes the lead, from another tab if need be: the visitor is here. */
  take(): void;
  /** Lets another tab lead, and does not want to any more until `take`. */
  release(): void;
}

/** Held by the browser's own lock, which passes on when its tab dies. Where there are no locks, every tab leads. */
export function createLead(name: string, onChange: () => void): Lead {
  const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
  let isLeading = false;
  /** Ends the request that is held or waits. */
  let end: (() => void) | undefined;

  function set(next: boolean): void {
    if (isLeading === next) return;
    isLeading = next;
    onChange();
  }

  function request(steal: boolean): void {
    if (!locks) return set(true);
    const waiting = new AbortController();
    let letGo = () => waiting.abort();
    const mine = () => letGo();
    end = mine;
    const held = () => {
      if (end !== mine) return undefined;
      set(true);
      return new Promise<void>((resolve) => (letGo = resolve));
    };
    void locks
      .request(name, steal ? { steal } : { signal: waiting.signal }, held)
      .catch((error: unknown) => {
        if (end !== mine || (error as Error).name === "AbortError") return;
        // Refused, as in a sandboxed frame: as where there are no locks.
        end = undefined;
        set(true);
      })
      .then(() => {
        if (end !== mine) return;
        // Another tab took it; it comes back when that tab is gone.
        set(false);
        request(false);
      });
  }

  function release(): void {
    const ending = end;
    end = undefined;
    ending?.();
    set(false);
  }

  return {
    isLeading: () => isLeading,
    take() {
      if (isLeading) return;
      release();
      request(true);
    },
    release,
  };
}
