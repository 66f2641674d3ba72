const KEY = "parley.open";

/**
 * Whether the visitor left the panel open: on the page before, in this tab, or in another tab now. `open` sets it for this tab, which only what
 * the visitor does should. Never rejects; `undefined` where the browser does not tell, so that no panel opens by itself.
 */
export async function openFlag(open?: boolean): Promise<boolean | undefined> {
  try {
    if (open === false) sessionStorage.removeItem(KEY);
    else if (open) sessionStorage.setItem(KEY, "1");
    // A lock is gone with its tab: a time in localStorage would open the panel in a browser that was closed and started again.
    return !!sessionStorage.getItem(KEY) || (await navigator.locks.query()).held?.some((lock) => lock.name === KEY);
  } catch {
    return undefined;
  }
}

/** Lets the other tabs know that the panel is open here. Returns its undo, which may be called twice. */
export function holdOpen(): () => void {
  let letGo = () => {};
  const isOpen = new Promise<void>((resolve) => (letGo = resolve));
  // A page without a secure context has no locks.
  (navigator.locks as LockManager | undefined)?.request(KEY, { mode: "shared" }, () => isOpen).catch(() => undefined);
  return letGo;
}
