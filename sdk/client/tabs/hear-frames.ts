import { decodeEvent } from "@parley/protocol";
import type { Frame } from "../conversation/action.ts";
import { type Fields, isFields, list, text } from "../fields.ts";

/** Words of an answer as another tab tells them; `undefined` for anything else. */
export function hearFrames(message: unknown): { runId: string; at: number; frames: readonly Frame[] } | undefined {
  if (!isFields(message) || message["kind"] !== "frames") return undefined;
  const runId = text(message["runId"]);
  const { at } = message;
  return runId === undefined || typeof at !== "number" ? undefined : { runId, at, frames: list(message["frames"], readFrame) };
}

function readFrame({ first, seq, event }: Fields): Frame | undefined {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(seq)) return undefined;
  const decoded = event === undefined ? undefined : decodeEvent(JSON.stringify(event));
  return { first: first as number, seq: seq as number, ...(decoded?.kind === "event" && { event: decoded.event }) };
}
