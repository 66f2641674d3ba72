export interface PageLifeListeners {
  /** The page can be seen again. */
  onSeen(): void;
  /** The page can no longer be seen and may be ended without another word. */
  onHidden(): void;
  /** The page is left, for good or for the back/forward cache. */
  onLeave(): void;
  /** The page came back from the back/forward cache. */
  onReturn(): void;
}

/** Follows the page's life without ever keeping it from the back/forward cache. Returns its undo. Does nothing outside a browser. */
export function watchPageLife({ onSeen, onHidden, onLeave, onReturn }: PageLifeListeners): () => void {
  if (typeof window === "undefined" || typeof window.addEventListener !== "function") return () => undefined;
  const turned = () => {
    if (document.visibilityState === "hidden") onHidden();
    else onSeen();
  };
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) onReturn();
  };
  document.addEventListener("visibilitychange", turned);
  window.addEventListener("pagehide", onLeave);
  window.addEventListener("pageshow", shown);
  return () => {
    document.removeEventListener("visibilitychange", turned);
    window.removeEventListener("pagehide", onLeave);
    window.removeEventListener("pageshow", shown);
  };
}
