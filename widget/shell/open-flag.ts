const KEY = "parley.open";

/**
 * Whether the visitor left the panel open on the page before, in this tab; `open` sets it, which only what the visitor does should.
 * A browser that keeps nothing opens no panel by itself.
 */
export function openFlag(open?: boolean): boolean {
  try {
    if (open) sessionStorage.setItem(KEY, "1");
    else if (open === false) sessionStorage.removeItem(KEY);
    return sessionStorage.getItem(KEY) === "1";
  } catch {
    return false;
  }
}
