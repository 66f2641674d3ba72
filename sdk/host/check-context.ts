import type { Context } from "./controller.ts";
import { ParleyError } from "./error.ts";

const MAX_ENTRIES = 16;
const MAX_CHARACTERS = 8_192;

/** A copy of what the page passed to `setContext`, so that later changes to its object do not matter. Throws `invalid_argument`. */
export function checkContext(context: Context): Context {
  let json: string | undefined;
  try {
    json = JSON.stringify(context);
  } catch (cause) {
    throw new ParleyError("invalid_argument", "setContext takes values that JSON can hold", { cause });
  }
  if (json?.[0] !== "{") throw new ParleyError("invalid_argument", "setContext takes an object of JSON values");
  const copy = JSON.parse(json) as Context;
  if (Object.keys(copy).length > MAX_ENTRIES || json.length > MAX_CHARACTERS) {
    throw new ParleyError("invalid_argument", `setContext takes at most ${MAX_ENTRIES} entries and ${MAX_CHARACTERS} characters as JSON`);
  }
  return copy;
}
