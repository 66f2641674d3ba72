import type { Locale } from "@parley/protocol";
import { LAUNCHER_TEXTS } from "../locale/launcher-texts.ts";

const SVG = "http://www.w3.org/2000/svg";
const SPEECH = "m4 21 1-5a9 8 0 1 1 4 3z";

/** The button that stands on the page before anything else is loaded. The panel draws it anew while it is open. */
export interface Launcher {
  readonly button: HTMLButtonElement;
  readonly icon: Element;
  /** Names it before the panel is there. */
  setLocale(locale: Locale): void;
  setLabel(label: string): void;
  /** The panel is on its way, is there, or could not be fetched, which the visitor is told; pressing tries again. */
  setLoading(state: "loading" | "done" | "failed"): void;
}

/** Draws the launcher into a root. */
export function createLauncher(root: ShadowRoot, locale: Locale): Launcher {
  const button = document.createElement("button");
  const svg = document.createElementNS(SVG, "svg");
  const icon = document.createElementNS(SVG, "path");
  const notice = document.createElement("div");
  let failed: string;
  button.className = "launcher";
  button.ariaExpanded = "false";
  notice.role = "alert";
  svg.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("d", SPEECH);
  svg.append(icon);
  button.append(svg);
  root.append(notice, button);

  const launcher: Launcher = {
    button,
    icon,
    setLocale(next) {
      const [open, text] = LAUNCHER_TEXTS[next];
      failed = text;
      launcher.setLabel(open);
    },
    setLabel(label) {
      button.ariaLabel = button.title = label;
    },
    setLoading(state) {
      button.ariaBusy = `${state === "loading"}`;
      notice.textContent = state === "failed" ? failed : "";
    },
  };
  launcher.setLocale(locale);
  return launcher;
}
