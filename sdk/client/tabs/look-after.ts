import type { Store } from "../conversation/store.ts";
import type { Clock } from "../page/clock.ts";
import type { Lead } from "./lead.ts";

/** In milliseconds. */
const PAUSE = 2_000;
/** Where nothing is under way only every so many times. */
const SELDOM = 5;

/**
 * Looks now and then whether other tabs did something, for a channel may lose what they tell: a tab that can be seen for its visitor, the one that
 * leads for all. Returns its undo. Does nothing outside a browser.
 */
export function lookAfter(tools: { store: Store; lead: Lead; clock: Clock; sync(): Promise<void> }): () => void {
  const { store, lead, clock, sync } = tools;
  if (typeof document === "undefined") return () => undefined;
  let cancel: () => void;

  function wait(count: number): void {
    cancel = clock.after(PAUSE, () => {
      const { run, messages } = store.getState();
      const isBusy = run !== undefined || messages.at(-1)?.status === "sending";
      if ((isBusy || count % SELDOM === 0) && (document.visibilityState === "visible" || lead.isLeading())) void sync();
      wait(count + 1);
    });
  }

  wait(1);
  return () => cancel();
}
