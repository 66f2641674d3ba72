/** What the page knows of its network, and when it is worth trying again. */
export interface Connectivity {
  isOnline(): boolean;
  /** Calls back when the network is back, or the page is seen again. Returns its undo. */
  onWake(listener: () => void): () => void;
}

/** The browser's own signals; always online where there are none, as in Node. */
export const pageConnectivity: Connectivity = {
  isOnline: () => typeof navigator === "undefined" || !("onLine" in navigator) || navigator.onLine,
  onWake(listener) {
    if (typeof window === "undefined" || typeof document === "undefined") return () => undefined;
    const whenSeen = () => {
      if (document.visibilityState === "visible") listener();
    };
    window.addEventListener("online", listener);
    window.addEventListener("pageshow", listener);
    document.addEventListener("visibilitychange", whenSeen);
    return () => {
      window.removeEventListener("online", listener);
      window.removeEventListener("pageshow", listener);
      document.removeEventListener("visibilitychange", whenSeen);
    };
  },
};
