/**
 * Whether a page of this origin may use the API: one that the configuration names, letter for letter, or the server's own.
 * The own one is told by the Host header and with either scheme, for TLS often ends at a proxy; there is no cookie that a page could misuse.
 */
export function mayUse(origin: string, registered: ReadonlySet<string>, host: string | undefined): boolean {
  if (registered.has(origin)) return true;
  const own = host?.toLowerCase();
  return own !== undefined && own !== "" && (origin === `http://${own}` || origin === `https://${own}`);
}
