import { createClient, readSavedLocale } from "@parley/sdk/client";
import type { WidgetController, WidgetStart } from "@parley/sdk/host/controller";
import type { Locale } from "@parley/protocol";
import { loadTranslate } from "./locale/translator.ts";
import type { Launcher } from "./shell/launcher.ts";
import type { Shell } from "./shell/shell.ts";
import { mountPanel } from "./mount-panel.tsx";

export interface PanelOptions {
  shell: Shell;
  launcher: Launcher;
  /** Address of the script, beside which the server's API is. */
  src: string;
  /** The attributes of the script's tag. */
  dataset: DOMStringMap;
  /** The language of tag, page and browser, for a visitor who never chose one. */
  pageLocale: Locale;
  start: WidgetStart;
}

/** The controller, and what only the launcher asks for. */
export interface Panel extends WidgetController {
  /** Opens or closes at the visitor's wish. */
  toggle(): Promise<void>;
  /** The panel was opened for the visitor, not by the host page. `focus`: they pressed the launcher just now. */
  welcome(focus: boolean): void;
}

export interface PanelModule {
  createPanel: typeof createPanel;
  preload: typeof preload;
}

/** Fetches what the panel will want, without touching storage or the server's API. */
export async function preload(locale: Locale): Promise<void> {
  await loadTranslate(locale);
}

/** Builds client and panel, closed at first. Rejects when the language cannot be fetched. */
export async function createPanel(options: PanelOptions): Promise<Panel> {
  const { shell, launcher, dataset, start, pageLocale } = options;
  const { agent, whileAnswering } = dataset;
  const server = new URL(".", options.src).href.slice(0, -1);
  const given = start.locale ?? (dataset["locale"] ? pageLocale : undefined);
  const locale = given ?? (await readSavedLocale({ server })) ?? pageLocale;
  const translate = await loadTranslate(locale);
  const client = createClient({
    server,
    locale,
    ...(agent && { agentId: agent }),
    ...(whileAnswering === "interrupt" && { whileAnswering }),
  });
  return mountPanel({ client, shell, launcher, translate, start });
}
