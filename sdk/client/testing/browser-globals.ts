/** The little of a browser that the event-stream library and the page's life ask for, for tests in Node. Returns its undo. */
export function installBrowserGlobals(): () => void {
  const shims = {
    window: Object.assign(new EventTarget(), { clearTimeout: globalThis.clearTimeout.bind(globalThis) }),
    document: Object.assign(new EventTarget(), { visibilityState: "visible" }),
  };
  Object.assign(globalThis, shims);
  return () => {
    for (const name of Object.keys(shims)) Reflect.deleteProperty(globalThis, name);
  };
}
