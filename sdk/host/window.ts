import type { HostEvents } from "./events.ts";
import type { ParleyHandle } from "./handle.ts";

type Command = Exclude<keyof ParleyHandle, "on" | "version">;

/** What may be pushed to `window.Parley`, before and after the script has loaded: a command with its arguments, or a function that is given the handle. */
export type QueueEntry =
  | { [Name in Command]: readonly [name: Name, ...given: Parameters<ParleyHandle[Name]>] }[Command]
  | { [Name in keyof HostEvents]: readonly [name: "on", event: Name, listener: (event: HostEvents[Name]) => void] }[keyof HostEvents]
  | ((handle: ParleyHandle) => void);

/** `window.Parley` once the script has loaded. */
export interface InstalledHandle extends ParleyHandle {
  /** Does what the entries say, at once. A failure is reported to the console, as nobody holds its promise. */
  push(...entries: QueueEntry[]): void;
}

declare global {
  interface Window {
    /** An array before the script has loaded, the handle afterwards. */
    Parley?: InstalledHandle | QueueEntry[];
  }
}
