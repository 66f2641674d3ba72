const PHONE = "(max-width: 480px)";

/** On a phone the panel covers the page: what is behind it must not be reached by keyboard or screen reader. */
export interface Backdrop {
  /** `true` while the panel is open. */
  set(open: boolean): void;
  /** Gives the page back as it was. May be called twice. */
  destroy(): void;
}

/** `dialog`: what is marked as modal for as long as it covers the page. */
export function createBackdrop(own: HTMLElement, dialog: () => Element | null): Backdrop {
  const phone = matchMedia(PHONE);
  let open = false;
  let covered: HTMLElement[] = [];

  function update(): void {
    for (const element of covered) element.inert = false;
    covered = [];
    const modal = open && phone.matches;
    const panel = dialog();
    if (panel) panel.ariaModal = String(modal);
    if (!modal) return;
    for (const element of own.parentElement?.children ?? []) {
      if (!(element instanceof HTMLElement) || element === own || element.inert || element.tagName === "PARLEY-ANNOUNCER") continue;
      element.inert = true;
      covered.push(element);
    }
  }

  phone.addEventListener("change", update);
  return {
    set(next) {
      open = next;
      update();
    },
    destroy() {
      open = false;
      update();
      phone.removeEventListener("change", update);
    },
  };
}
