import type { Context } from "./controller.ts";
import { ParleyError } from "./error.ts";

const MAX_ENTRIES = 16;
const MAX_CHARACTERS = 8_192;

/** A copy of what the page passed to `setContext`, so that later changes to its object do not matter. Throws `invalid_argument`. */
export function checkContext(context: Context): Context {
  let json: string | undefined;
  try {
    json = JSON.stringify(context);
  } catch {
    // Said below: a value that JSON cannot hold.
  }
  if (json?.[0] === "{" && json.length <= MAX_CHARACTERS) {
    const copy = JSON.parse(json) as Context;
    if (Object.keys(copy).length <= MAX_ENTRIES) return copy;
  }
  throw new ParleyError(
    "invalid_argument",
    `setContext takes an object of at most ${MAX_ENTRIES} JSON values and ${MAX_CHARACTERS} characters`,
  );
}
