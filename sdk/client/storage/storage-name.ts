import type { ClientOptions } from "../client.ts";

/** Name of the database that one embed's records are in. */
export function storageName({ server, storageKey }: Pick<ClientOptions, "server" | "storageKey">): string {
  return `parley-${storageKey ?? hash(server.replace(/\/+$/, ""))}`;
}

/** 64 bits of FNV-1a in hexadecimal: `crypto.subtle` is not there on plain http. */
function hash(value: string): string {
  let state = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(value)) state = BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n);
  return state.toString(16).padStart(16, "0");
}
