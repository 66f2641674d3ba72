/** Tells the host page's developer of a failure that no promise carries. */
export function report(what: string, error: unknown): void {
  console.error(`Parley: ${what}`, error);
}
