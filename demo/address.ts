import { isIP } from "node:net";

/** Where to listen. */
export interface Address {
  host: string;
  port: number;
}

/** `PORT` or `HOST` cannot be used. The sentence says which and what it takes. */
export class AddressError extends Error {
  override readonly name = "AddressError";
  readonly code = "invalid_address";
}

/** Reads `PORT` (default 8080; 0 takes a free one) and `HOST` (default 127.0.0.1). Empty counts as not set. Throws an {@link AddressError}. */
export function readAddress(environment: Readonly<Record<string, string | undefined>>): Address {
  const port = environment["PORT"]?.trim() || "8080";
  const host = environment["HOST"]?.trim() || "127.0.0.1";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new AddressError(`PORT must be a whole number from 0 to 65535, but it is "${port}".`);
  }
  if (isIP(host) === 0 && !isHostName(host)) {
    throw new AddressError(`HOST must be an IP address or a host name alone, such as 0.0.0.0 or localhost, but it is "${host}".`);
  }
  return { host, port: Number(port) };
}

/** Letters, digits and hyphens between dots; digits alone would be an address gone wrong. */
function isHostName(host: string): boolean {
  const label = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i;
  return host.length <= 253 && host.split(".").every((part) => label.test(part)) && !/^[\d.]+$/.test(host);
}
