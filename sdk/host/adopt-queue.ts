import type { ParleyHandle } from "./handle.ts";
import { report } from "./report.ts";
import type { InstalledHandle, QueueEntry } from "./window.ts";

/** The handle that stands at `window.Parley`; `undefined` while nothing or only a queue does. */
export function installedHandle(): InstalledHandle | undefined {
  const found = window.Parley;
  return found && !Array.isArray(found) ? found : undefined;
}

/** Puts the handle at `window.Parley` and, before anything else happens on the page, does what was queued there. Returns its undo, which may be called twice. */
export function adoptQueue(handle: ParleyHandle): () => void {
  const queue = window.Parley;
  const installed: InstalledHandle = Object.assign(handle, {
    push(...entries: QueueEntry[]) {
      for (const entry of entries) run(handle, entry);
    },
  });
  window.Parley = installed;
  // Not at once: a queued destroy needs the undo that is returned below.
  if (Array.isArray(queue)) queueMicrotask(() => installed.push(...queue));
  return () => {
    if (window.Parley === installed) delete window.Parley;
  };
}

function run(handle: ParleyHandle, entry: QueueEntry): void {
  try {
    if (typeof entry === "function") return entry(handle);
    const [name, ...given] = entry as readonly [string, ...unknown[]];
    const command = Object.hasOwn(handle, name) ? (handle as unknown as Record<string, (...given: unknown[]) => unknown>)[name] : undefined;
    if (typeof command !== "function" || name === "push") throw new TypeError(`no command ${name}`);
    Promise.resolve(command(...given)).catch((error: unknown) => report(`${name} failed`, error));
  } catch (error) {
    report("push failed", error);
  }
}
