import type { Locale } from "@parley/protocol";
import { checkContext } from "./check-context.ts";
import type { Context, WidgetController, WidgetStart } from "./controller.ts";
import { createEmitter } from "./emitter.ts";
import { ParleyError } from "./error.ts";
import type { HostEvents } from "./events.ts";
import type { ParleyHandle } from "./handle.ts";
import { report } from "./report.ts";
import { toParleyError } from "./to-parley-error.ts";

export interface CreateHandleOptions {
  version: string;
  /** Fetches the widget and builds it. Called at the first command that needs it, and again after a failure. */
  load(start: WidgetStart): Promise<WidgetController>;
  /** The language for a BCP 47 tag. Called at each `setLocale`, so that the launcher can follow before anything has loaded. */
  chooseLocale(tag: string): Locale;
  /** Takes off the page what stood there before loading. Called once. */
  remove(): void;
}

/**
 * The handle of a widget that loads lazily. `open` and `send` load it; `close` does not; `setLocale` and `setContext` are remembered
 * until it is there; `on` and `destroy` always work. Commands reject with a {@link ParleyError}.
 */
export function createHandle(options: CreateHandleOptions): ParleyHandle {
  const emitter = createEmitter<HostEvents>();
  const remembered: { locale?: Locale; context?: Context } = {};
  let loading: Promise<WidgetController> | undefined;
  let controller: WidgetController | undefined;
  let destroying: Promise<void> | undefined;

  async function build(): Promise<WidgetController> {
    const start = { ...remembered };
    let built: WidgetController;
    try {
      built = await options.load({ ...start, emit: emitter.emit });
    } catch (cause) {
      loading = undefined;
      const error = new ParleyError("load_failed", "The chat could not be loaded. Check network and CSP, then try again", { cause });
      emitter.emit("error", error);
      throw error;
    }
    if (destroying) {
      await built.destroy();
      throw gone();
    }
    controller = built;
    const { locale, context } = remembered;
    if (locale && locale !== start.locale) built.setLocale(locale).catch(reportFailure);
    if (context && context !== start.context) built.setContext(context).catch(reportFailure);
    return built;
  }

  function command<Arguments extends unknown[], Result>(run: (...given: Arguments) => Promise<Result>) {
    return async (...given: Arguments): Promise<Result> => {
      try {
        if (destroying) throw gone();
        return await run(...given);
      } catch (cause) {
        throw toParleyError(cause);
      }
    };
  }

  return {
    version: options.version,
    on: emitter.on,
    open: command(async () => (await (loading ??= build())).open()),
    close: command(async () => {
      await loading?.catch(() => undefined);
      await controller?.close();
    }),
    send: command(async (text: string) => (await (loading ??= build())).send(text)),
    setLocale: command(async (tag: string) => {
      if (typeof tag !== "string") throw new ParleyError("invalid_argument", "setLocale takes a BCP 47 tag");
      const locale = (remembered.locale = options.chooseLocale(tag));
      await controller?.setLocale(locale);
      return locale;
    }),
    setContext: command(async (given: Context) => {
      const context = (remembered.context = checkContext(given));
      await controller?.setContext(context);
    }),
    destroy() {
      destroying ??= (async () => {
        options.remove();
        emitter.clear();
        await controller?.destroy();
      })();
      return destroying;
    },
  };
}

function reportFailure(error: unknown): void {
  report("command failed", error);
}

function gone(): ParleyError {
  return new ParleyError("destroyed", "The chat was destroyed");
}
