export { ParleyError, type ParleyErrorCode } from "./error.ts";
export type { HostEvents } from "./events.ts";
export type { JsonValue, ParleyHandle } from "./handle.ts";
export type { ParleyOptions } from "./options.ts";
export type { InstalledHandle, QueueEntry } from "./window.ts";
export { loadParley } from "./load-parley.ts";
export type { ScriptOptions } from "./load-script.ts";
