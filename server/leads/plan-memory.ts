import type { JsonObject, JsonValue } from "../storage/json.ts";
import type { Note, PlanState } from "./plan.ts";

/** The state as it is kept with the thread. */
export function writePlan(state: PlanState): JsonObject {
  const notes = Object.fromEntries(
    Object.entries(state.notes).map(([id, { value, raw, messageId, at }]) => [id, { value, raw, messageId, at }]),
  );
  return { ...state, notes };
}

/** The state that was kept, `undefined` where there is none or an older version of us wrote something else. */
export function readPlan(kept: JsonValue | undefined): PlanState | undefined {
  if (!isObject(kept)) return undefined;
  const { leadId, createdAt, status, open, tries, refused } = kept;
  if (typeof leadId !== "string" || typeof createdAt !== "string") return undefined;
  if (status !== "asking" && status !== "stopped" && status !== "done") return undefined;
  return {
    leadId,
    createdAt,
    status,
    notes: entries(kept["notes"], readNote),
    passed: entries(kept["passed"], (reason) => (reason === "skipped" || reason === "unsure" ? reason : undefined)),
    ...(typeof open === "string" ? { open } : {}),
    tries: typeof tries === "number" ? tries : 0,
    refused: refused === true,
  };
}

function readNote(kept: JsonValue): Note | undefined {
  if (!isObject(kept)) return undefined;
  const { value, raw, messageId, at } = kept;
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return typeof raw === "string" && typeof messageId === "string" && typeof at === "string" ? { value, raw, messageId, at } : undefined;
}

function entries<T>(kept: JsonValue | undefined, read: (value: JsonValue) => T | undefined): Record<string, T> {
  const found = isObject(kept) ? Object.entries(kept) : [];
  return Object.fromEntries(
    found.flatMap(([id, value]) => {
      const entry = read(value);
      return entry === undefined ? [] : [[id, entry]];
    }),
  );
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
