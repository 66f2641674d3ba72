/** Ids that clients make (threads, runs, messages): random and short, of letters that need no escaping anywhere. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && /^[\w.:-]{1,128}$/.test(value);
}
