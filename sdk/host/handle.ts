import type { Locale } from "@parley/protocol";
import type { HostEvents } from "./events.ts";

/** What a host page holds, the same from `window.Parley` and from `loadParley()`. Every command may be called before the widget has loaded. */
export interface ParleyHandle {
  /** Opens the panel. Does not move the focus. Resolves when it is shown. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Sends a message as the visitor, without opening the panel. Resolves when the server has acknowledged it. */
  send(text: string): Promise<{ messageId: string }>;
  /** Language of the interface and of the agents, without a reload. Takes any BCP 47 tag and resolves to the language chosen. */
  setLocale(tag: string): Promise<Locale>;
  /** Facts about the page that the agent may use: at most 16 entries, 8 kB as JSON. Replaces what was set before. */
  setContext(context: Readonly<Record<string, JsonValue>>): Promise<void>;
  /** Calls back at each such event. Returns its undo. */
  on<Name extends keyof HostEvents>(name: Name, listener: (event: HostEvents[Name]) => void): () => void;
  /** Takes the widget off the page and lets go of everything. May be called twice. */
  destroy(): Promise<void>;
  readonly version: string;
}

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
