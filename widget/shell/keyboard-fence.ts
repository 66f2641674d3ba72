const EDITABLE = "input, textarea, select, [contenteditable]";

/**
 * Keeps what is typed into our fields from the page's single-key shortcuts, which would see only our host element as the target.
 * Keys pressed anywhere else, and every other event, go on to the page as usual. Returns its undo.
 */
export function fenceKeyboard(root: ShadowRoot): () => void {
  const stop = (event: Event) => {
    const target = event.composedPath()[0];
    if (target instanceof Element && target.closest(EDITABLE)) event.stopPropagation();
  };
  const types = ["keydown", "keyup", "keypress"] as const;
  for (const type of types) root.addEventListener(type, stop);
  return () => {
    for (const type of types) root.removeEventListener(type, stop);
  };
}
