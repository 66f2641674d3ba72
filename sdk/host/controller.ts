import type { Locale } from "@parley/protocol";
import type { HostEvents } from "./events.ts";
import type { JsonValue } from "./handle.ts";

/** Tells the host page's listeners of an event. Never throws. */
export type Emit = <Name extends keyof HostEvents>(name: Name, event: HostEvents[Name]) => void;

/** The widget behind a handle once it has loaded. What it rejects with should carry a `code` of `ParleyErrorCode`. */
export interface WidgetController {
  /** Resolves when the panel is shown. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Sends as the visitor without opening the panel. */
  send(text: string): Promise<{ messageId: string }>;
  /** `locale` is what `chooseLocale` made of the tag. */
  setLocale(locale: Locale): Promise<void>;
  /** `context` was checked and copied. */
  setContext(context: Context): Promise<void>;
  /** Called once, also when the handle was destroyed while the widget was on its way. */
  destroy(): void | Promise<void>;
}

/** What the page said before the widget was there; to be in force from its first moment on. */
export interface WidgetStart {
  emit: Emit;
  locale?: Locale;
  context?: Context;
}

export type Context = Readonly<Record<string, JsonValue>>;
