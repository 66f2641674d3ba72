/** One text or one list of phrases, under its path in the file, such as `composer.send`. */
export type Entries = ReadonlyMap<string, string | readonly string[]>;

/** Texts of one file in any depth; numbers (the values of number words) are left out. */
export function entriesOf(texts: unknown, path = ""): Entries {
  const entries = new Map<string, string | readonly string[]>();
  if (typeof texts !== "object" || texts === null) return entries;
  for (const [key, value] of Object.entries(texts) as [string, unknown][]) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === "string") entries.set(at, value);
    else if (Array.isArray(value)) entries.set(at, value.map(String));
    else for (const [inner, text] of entriesOf(value, at)) entries.set(inner, text);
  }
  return entries;
}

/** A text as a list of one. */
export function phrasesOf(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
