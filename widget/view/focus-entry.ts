/** Puts the focus where a visitor goes on: into the field, but on a touch screen, where that would call up the keyboard, on the panel. */
export function focusEntry(within: HTMLElement | ShadowRoot): void {
  const field = matchMedia("(hover: hover) and (pointer: fine)").matches ? "textarea" : "[role=dialog]";
  within.querySelector<HTMLElement>(field)?.focus({ preventScroll: true });
}
