import type { Limits } from "../config/limits.ts";
import type { LoggedEvent } from "../storage/run-log.ts";
import type { LiveRun } from "./live-run.ts";

/** Bytes that the events of an end take at most: two ids of 128 letters, a sentence, a code, a time. */
const BYTES_TO_END = 1_024;

/** Whether a run may say this and still be brought to its end within its limits. `eventsToEnd`: events that the end takes afterwards. */
export function hasRoom(
  next: readonly LoggedEvent[],
  eventsToEnd: number,
  said: Pick<LiveRun, "seq" | "bytes">,
  limits: Pick<Limits, "eventsPerRun" | "logBytesPerRun">,
): boolean {
  if (next.length === 0) return true;
  const bytes = next.reduce((sum, { json }) => sum + Buffer.byteLength(json), said.bytes);
  return said.seq + next.length + eventsToEnd <= limits.eventsPerRun && bytes + BYTES_TO_END <= limits.logBytesPerRun;
}
