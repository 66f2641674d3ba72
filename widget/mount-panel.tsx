import { type ParleyClient, unreadCount } from "@parley/sdk/client";
import type { Context, WidgetStart } from "@parley/sdk/host/controller";
import type { Locale } from "@parley/protocol";
import { render } from "preact";
import { announceConversation } from "./announce/announce-conversation.ts";
import { createAnnouncer } from "./announce/announcer.ts";
import { emitConversation } from "./host-events.ts";
import { loadTranslate, type Translate } from "./locale/translator.ts";
import type { Panel } from "./panel.ts";
import { createFrame } from "./panel-frame.ts";
import { createTranslateStore } from "./locale/translate-store.ts";
import type { Launcher } from "./shell/launcher.ts";
import { openFlag } from "./shell/open-flag.ts";
import type { Shell } from "./shell/shell.ts";
import { createActions } from "./view/actions.ts";
import { PanelView } from "./view/panel-view.tsx";

export interface MountOptions {
  client: ParleyClient;
  shell: Shell;
  launcher: Launcher;
  translate: Translate;
  start: WidgetStart;
}

/** Puts the panel into the shell, closed, and begins the conversation. */
export function mountPanel({ client, shell, launcher, translate, start }: MountOptions): Panel {
  const { emit } = start;
  const store = createTranslateStore(translate);
  const announcer = createAnnouncer();
  const frame = createFrame(shell, launcher, emit, () => {
    client.setOpen(frame.isOpen());
    name();
  });
  const actions = createActions(client, announcer, store, setLocale, frame);
  let destroyed = false;
  let unread = 0;

  async function setLocale(locale: Locale): Promise<void> {
    const next = await loadTranslate(locale);
    if (destroyed) return;
    speak(next);
    await client.setLocale(locale);
  }

  function speak(next: Translate): void {
    store.set(next);
    name();
    shell.element.lang = next.locale;
  }

  function name(): void {
    const texts = store.get();
    const label = texts(frame.isOpen() ? "launcher.close" : "launcher.open");
    launcher.setLabel(unread ? `${label} (${texts("launcher.unread", { count: unread })})` : label);
    // Drawn by the style sheet, as the name has it already.
    if (unread) launcher.button.dataset["unread"] = `${unread}`;
    else delete launcher.button.dataset["unread"];
  }

  /** Another tab opened or closed the panel; or one did that is gone, and left its word behind. */
  async function follow(): Promise<void> {
    if (!client.getState().isOpen) return frame.close();
    const isOpenElsewhere = await openFlag();
    if (destroyed || frame.isOpen() || !client.getState().isOpen) return;
    if (isOpenElsewhere) frame.welcome(false);
    else if (isOpenElsewhere === false) client.setOpen(false);
  }

  const undo = [
    emitConversation(client, emit),
    announceConversation(client, announcer, store.get, frame.isOpen),
    client.subscribe((state) => {
      if (state.isOpen !== frame.isOpen()) void follow();
      const count = unreadCount(state);
      if (count === unread) return;
      unread = count;
      name();
    }),
    // The client may know better: another tab, or what the visitor chose on an earlier visit.
    client.subscribe(({ locale }) => {
      if (locale !== store.get().locale)
        loadTranslate(locale)
          .then((next) => client.getState().locale === next.locale && !destroyed && speak(next))
          .catch(() => undefined);
    }),
  ];

  speak(translate);
  if (start.context) client.setContext(contextItems(start.context));
  render(<PanelView client={client} store={store} actions={actions} />, frame.element);
  client.start().catch(() => undefined);
  emit("ready", { locale: translate.locale });

  return {
    open: async () => frame.open(),
    close: async () => frame.close(),
    toggle: async () => (frame.isOpen() ? frame.close() : frame.welcome(true)),
    welcome: frame.welcome,
    send: async (text) => ({ messageId: (await client.send(text)).messageId }),
    setLocale,
    setContext: async (context) => client.setContext(contextItems(context)),
    destroy() {
      if (destroyed) return;
      destroyed = true;
      for (const step of undo) step();
      render(null, frame.element);
      frame.destroy();
      announcer.destroy();
      client.destroy();
    },
  };
}

function contextItems(context: Context): { description: string; value: string }[] {
  return Object.entries(context).map(([description, value]) => ({
    description,
    value: typeof value === "string" ? value : JSON.stringify(value),
  }));
}
