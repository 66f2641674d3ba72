import { installedHandle } from "./adopt-queue.ts";
import type { Context } from "./controller.ts";
import { createEmitter } from "./emitter.ts";
import { ParleyError } from "./error.ts";
import type { HostEvents } from "./events.ts";
import type { ParleyHandle } from "./handle.ts";
import { loadScript, type ScriptOptions } from "./load-script.ts";
import { toParleyError } from "./to-parley-error.ts";
import { VERSION } from "./version.ts";

const EVENTS = [
  "ready",
  "opened",
  "closed",
  "message-sent",
  "message-started",
  "message-finished",
  "agent-changed",
  "locale-changed",
  "error",
] as const satisfies readonly (keyof HostEvents)[];

let current: { handle: ParleyHandle; isAlive(): boolean } | undefined;

/**
 * Puts the widget on the page and returns its handle at once. Commands called before the script has arrived wait for it and reject with
 * `load_failed` where it does not; the next command then tries again. A page has one widget: while it lives, further calls return the same handle.
 */
export function loadParley(options: ScriptOptions): ParleyHandle {
  if (current?.isAlive()) return current.handle;
  const created = create(options);
  if (typeof document !== "undefined") current = created;
  return created.handle;
}

function create(options: ScriptOptions): { handle: ParleyHandle; isAlive(): boolean } {
  const emitter = createEmitter<HostEvents>();
  let loading: Promise<void> | undefined;
  let widget: ParleyHandle | undefined;
  let destroying: Promise<void> | undefined;

  /** Called right after the script has run, so that not even its first event is missed. */
  function adopt(handle: ParleyHandle): void {
    if (widget === handle) return;
    if (destroying) {
      if (current === self || !current?.isAlive()) void handle.destroy();
      return;
    }
    widget = handle;
    for (const name of EVENTS) handle.on(name, (event) => emitter.emit(name, event as never));
  }

  function load(): Promise<void> {
    loading ??= (async () => {
      const installed = typeof window === "undefined" ? undefined : installedHandle();
      if (installed) adopt(installed);
      else if (typeof window !== "undefined") (window.Parley ??= []).push(adopt);
      try {
        await loadScript(options);
      } catch (cause) {
        loading = undefined;
        const error = toParleyError(cause);
        emitter.emit("error", error);
        throw error;
      }
    })();
    return loading;
  }

  function command<Arguments extends unknown[], Result>(run: (loaded: ParleyHandle, ...given: Arguments) => Promise<Result>) {
    return async (...given: Arguments): Promise<Result> => {
      try {
        if (!destroying && !widget) await load();
        if (destroying || !widget) throw new ParleyError("destroyed", "The chat was destroyed");
        return await run(widget, ...given);
      } catch (cause) {
        throw toParleyError(cause);
      }
    };
  }

  const handle: ParleyHandle = {
    get version() {
      return widget?.version ?? VERSION;
    },
    on: emitter.on,
    open: command((loaded) => loaded.open()),
    close: command((loaded) => loaded.close()),
    send: command((loaded, text: string) => loaded.send(text)),
    setLocale: command((loaded, tag: string) => loaded.setLocale(tag)),
    setContext: command((loaded, context: Context) => loaded.setContext(context)),
    destroy() {
      destroying ??= Promise.resolve(widget?.destroy()).then(() => emitter.clear());
      return destroying;
    },
  };
  const self = { handle, isAlive: () => !destroying && (!widget || widget === installedHandle()) };
  if (typeof document !== "undefined") load().catch(() => undefined);
  return self;
}
