import { installedHandle } from "./adopt-queue.ts";
import { ParleyError } from "./error.ts";
import type { ParleyOptions } from "./options.ts";

export interface ScriptOptions extends ParleyOptions {
  /** Address of `parley.js` on the Parley server. */
  src: string;
  /** For a content security policy that names scripts by nonce. */
  nonce?: string;
}

const loads = new Map<string, Promise<void>>();

/**
 * Resolves when the script has put the handle at `window.Parley`; uses a tag that the page has itself and that is still loading.
 * A failure is not remembered: the next call fetches the script again. Rejects with `load_failed`.
 */
export function loadScript(options: ScriptOptions): Promise<void> {
  if (typeof document === "undefined") return Promise.reject(failure(options.src, "there is no document; call this in the browser only"));
  if (installedHandle()) return Promise.resolve();
  const url = new URL(options.src, document.baseURI).href;
  const loading = loads.get(url) ?? load(url, options).finally(() => loads.delete(url));
  loads.set(url, loading);
  return loading;
}

function load(url: string, options: ScriptOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const own = document.readyState === "complete" ? undefined : [...document.scripts].find((script) => script.src === url);
    const script = own ?? createScript(url, options);
    script.addEventListener("load", () => {
      if (installedHandle()) resolve();
      else fail("it is not Parley's script");
    });
    script.addEventListener("error", () => fail("it is blocked, or the server cannot be reached"));
    if (!own) document.head.append(script);

    function fail(reason: string): void {
      script.remove();
      reject(failure(url, reason));
    }
  });
}

function createScript(url: string, { nonce, agent, locale, theme, whileAnswering }: ScriptOptions): HTMLScriptElement {
  const script = document.createElement("script");
  script.async = true;
  script.src = url;
  if (nonce) script.nonce = nonce;
  for (const [name, value] of Object.entries({ agent, locale, theme, whileAnswering })) {
    if (value !== undefined) script.dataset[name] = value;
  }
  return script;
}

function failure(url: string, reason: string): ParleyError {
  return new ParleyError("load_failed", `Parley could not be loaded from ${url}: ${reason}`);
}
