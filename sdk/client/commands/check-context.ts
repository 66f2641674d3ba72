import type { ContextItem } from "../conversation/state.ts";
import { ClientError } from "../error.ts";
import { isFields } from "../fields.ts";

const MOST_ITEMS = 16;
const MOST_CHARACTERS = 8_192;

/** A copy of what the host page tells the agent. Throws `invalid_argument`. */
export function checkContext(items: readonly ContextItem[]): readonly ContextItem[] {
  if (!Array.isArray(items)) throw invalid("a list of items");
  const copies = items.map((item: unknown) => {
    const { description, value } = isFields(item) ? item : {};
    if (typeof description !== "string" || typeof value !== "string") throw invalid("items whose description and value are strings");
    return { description, value };
  });
  const characters = copies.reduce((sum, { description, value }) => sum + description.length + value.length, 0);
  if (copies.length > MOST_ITEMS || characters > MOST_CHARACTERS)
    throw invalid(`at most ${MOST_ITEMS} items and ${MOST_CHARACTERS} characters`);
  return copies;
}

function invalid(what: string): ClientError {
  return new ClientError("invalid_argument", `setContext takes ${what}`);
}
