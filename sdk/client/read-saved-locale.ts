import type { Locale } from "@parley/protocol";
import type { ClientOptions } from "./client.ts";

/** The language that the visitor chose on an earlier visit; `undefined` where none was chosen or this browser keeps nothing. Never rejects. */
export async function readSavedLocale(options: Pick<ClientOptions, "server" | "storageKey">): Promise<Locale | undefined> {
  throw new Error(`not built yet for ${options.server}`);
}
