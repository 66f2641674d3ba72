import { setMaxListeners } from "node:events";

/** The little of a browser that the client's event-stream library asks for. Returns its undo. */
export function installBrowserGlobals(): () => void {
  const shims = {
    window: Object.assign(new EventTarget(), { clearTimeout: globalThis.clearTimeout.bind(globalThis) }),
    document: Object.assign(new EventTarget(), { visibilityState: "visible" }),
  };
  // Each of the clients that share them listens.
  setMaxListeners(0, shims.window, shims.document);
  Object.assign(globalThis, shims);
  return () => {
    for (const name of Object.keys(shims)) Reflect.deleteProperty(globalThis, name);
  };
}
