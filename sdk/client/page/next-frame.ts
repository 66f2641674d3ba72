const FRAME = 16;
/** A page that is hidden in between gets no frame; then a timer has to do. */
const NO_FRAME = 250;

/** Calls back before the page is next painted, or after 16 ms where nothing is painted. Returns its undo. */
export function nextFrame(callback: () => void): () => void {
  if (typeof requestAnimationFrame !== "function" || typeof document === "undefined" || document.visibilityState !== "visible") {
    const timer = setTimeout(callback, FRAME);
    return () => clearTimeout(timer);
  }
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const call = () => {
    cancel();
    callback();
  };
  const frame = requestAnimationFrame(call);
  const timer = setTimeout(call, NO_FRAME);
  return cancel;
}
