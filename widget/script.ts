import { adoptQueue, installedHandle } from "@parley/sdk/host/adopt-queue";
import { createHandle } from "@parley/sdk/host/create-handle";
import { pageLocale } from "./locale/page-locale.ts";
import type { Panel, PanelModule } from "./panel.ts";
import { createLauncher, type Launcher } from "./shell/launcher.ts";
import { openFlag } from "./shell/open-flag.ts";
import { createShell, type Shell } from "./shell/shell.ts";
import { whenIdle } from "./shell/when-idle.ts";

/** The script tag's entry: draws the launcher, puts the handle at `window.Parley`, and fetches the rest when the visitor acts. */
function start({ src, dataset }: HTMLScriptElement): void {
  const { locale: wanted, theme } = dataset;
  let locale = pageLocale(wanted);
  let drawing: { shell: Shell; launcher: Launcher } | undefined;
  let panel: Panel | undefined;
  let attempts = 0;
  let removed = false;

  function fetchPanel(): Promise<PanelModule> {
    const address = new URL(PARLEY_PANEL, src);
    // A browser may remember that a module could not be fetched, so that a new attempt needs a new address.
    if (attempts) address.search = `${attempts}`;
    const loading = import(/* @vite-ignore */ address.href) as Promise<PanelModule>;
    loading.catch(() => (attempts += 1));
    return loading;
  }

  /** Opens for the visitor. Where that fails, the launcher has told them, and the `error` event the page. */
  function welcome(focus: boolean): void {
    handle
      .open()
      .then(() => panel?.welcome(focus))
      .catch(() => {});
  }

  const handle = createHandle({
    version: PARLEY_VERSION,
    async load(given) {
      await drawn;
      if (!drawing) throw new Error("removed");
      const { launcher } = drawing;
      launcher.setLoading("loading");
      try {
        const { createPanel } = await fetchPanel();
        panel = await createPanel({
          ...drawing,
          src,
          dataset,
          start: given,
          pageLocale: locale,
        });
        launcher.setLoading("done");
        return panel;
      } catch (error) {
        launcher.setLoading("failed");
        throw error;
      }
    },
    chooseLocale(tag) {
      locale = pageLocale(tag);
      drawing?.launcher.setLocale(locale);
      return locale;
    },
    remove() {
      removed = true;
      release();
      drawing?.shell.destroy();
      void openFlag(false);
    },
  });
  const drawn = whenIdle().then(async () => {
    if (removed) return;
    const shell = createShell(theme);
    const launcher = createLauncher(shell.root, locale);
    drawing = { shell, launcher };
    const { button } = launcher;
    button.onpointerenter = button.onfocus = () =>
      panel ??
      fetchPanel()
        .then((module) => module.preload(locale))
        .catch(() => {});
    button.onclick = () => (panel ? panel.toggle() : welcome(true));
    if (await openFlag()) welcome(false);
  });
  const release = adoptQueue(handle);
}

try {
  const tag = document.currentScript;
  if (!installedHandle() && tag) start(tag as HTMLScriptElement);
} catch (error) {
  console.error("Parley:", error);
}
