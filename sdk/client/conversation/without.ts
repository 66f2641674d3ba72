/** The object without one of its optional properties; the same object where it has none. */
export function without<T extends object>(from: T, key: keyof T): T {
  if (from[key] === undefined) return from;
  const copy = { ...from };
  delete copy[key];
  return copy;
}
