import { Refusal } from "../guard/refusal.ts";

/** A `seq` from the first of the places that names one; 0 where none does. Throws a `Refusal` for anything but a whole number from 0. */
export function readCursor(...places: readonly unknown[]): number {
  const given = places.find((place) => place !== undefined && place !== "");
  if (given === undefined) return 0;
  const cursor = typeof given === "string" && /^\d{1,15}$/.test(given) ? Number(given) : given;
  if (typeof cursor !== "number" || !Number.isSafeInteger(cursor) || cursor < 0)
    throw new Refusal("bad_request", "`after` must be the whole number of the last event received.");
  return cursor;
}
