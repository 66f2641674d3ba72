import type { Emit } from "@parley/sdk/host/controller";
import { createBackdrop } from "./shell/backdrop.ts";
import { fenceKeyboard } from "./shell/keyboard-fence.ts";
import type { Launcher } from "./shell/launcher.ts";
import { holdOpen, openFlag } from "./shell/open-flag.ts";
import type { Shell } from "./shell/shell.ts";
import { followViewport } from "./shell/viewport.ts";
import { focusEntry } from "./view/focus-entry.ts";
import { panelStyles } from "./view/styles.ts";

/** The box that the panel is drawn in: open or closed, and where the focus goes when that changes. */
export interface Frame {
  readonly element: HTMLElement;
  isOpen(): boolean;
  /** Shows the panel and leaves the focus where it is. */
  open(): void;
  /** Opens for the visitor, also on the next page and in the next tab. `focus`: they pressed the launcher just now. */
  welcome(focus: boolean): void;
  /** Hides the panel; the focus goes to the launcher if it was inside. */
  close(): void;
  destroy(): void;
}

const CHEVRON = "M6.5 9.5 12 15l5.5-5.5";

/** `onChange`: was opened or closed just now. */
export function createFrame(shell: Shell, launcher: Launcher, emit: Emit, onChange: () => void): Frame {
  const closedIcon = launcher.icon.getAttribute("d") ?? "";
  const element = document.createElement("div");
  element.className = "frame";
  // Before the launcher in the tab order, as it stands above it on the screen.
  launcher.button.before(element);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyles);
  shell.root.adoptedStyleSheets.push(sheet);
  const unfence = fenceKeyboard(shell.root);
  const backdrop = createBackdrop(shell.element, () => element.firstElementChild);
  const unfollow = followViewport(element);
  let shown = false;
  let letGo = () => {};

  /** A page in the back/forward cache has its panel open for nobody. */
  function hold(event?: Event): void {
    letGo();
    if (shown && event?.type !== "pagehide") letGo = holdOpen();
  }

  function show(next: boolean): void {
    if (next === shown) return;
    shown = next;
    element.classList.toggle("open", shown);
    launcher.button.ariaExpanded = String(shown);
    launcher.button.classList.toggle("open", shown);
    launcher.icon.setAttribute("d", shown ? CHEVRON : closedIcon);
    hold();
    onChange();
    backdrop.set(shown);
    emit(shown ? "opened" : "closed", {});
  }

  addEventListener("pagehide", hold);
  addEventListener("pageshow", hold);
  return {
    element,
    isOpen: () => shown,
    open: () => show(true),
    welcome(focus) {
      show(true);
      void openFlag(true);
      const active = shell.root.activeElement;
      if (focus && (!active || active === launcher.button) && isFree(shell.element)) focusEntry(element);
    },
    close() {
      const inside = element.contains(shell.root.activeElement);
      show(false);
      void openFlag(false);
      if (inside) launcher.button.focus();
    },
    destroy() {
      void openFlag(false);
      removeEventListener("pagehide", hold);
      removeEventListener("pageshow", hold);
      letGo();
      backdrop.destroy();
      unfollow();
      unfence();
      element.remove();
    },
  };
}

/** Nothing else on the page took the focus while the panel was on its way. */
function isFree(own: HTMLElement): boolean {
  const active = document.activeElement;
  return !active || active === document.body || active === own;
}
