import { LOCALES, type Locale } from "@parley/protocol";
import type { ClientOptions } from "./client.ts";
import { oneOf } from "./fields.ts";
import { systemClock } from "./page/clock.ts";
import { createKeptRepository } from "./storage/kept-repository.ts";
import { storageName } from "./storage/storage-name.ts";

/** The language that the visitor chose on an earlier visit; `undefined` where none was chosen or this browser keeps nothing. Never rejects. */
export async function readSavedLocale(options: Pick<ClientOptions, "server" | "storageKey">): Promise<Locale | undefined> {
  const repository = createKeptRepository({ name: storageName(options), clock: systemClock, onMemory: () => undefined });
  try {
    return oneOf(await repository.read("locale"), LOCALES);
  } finally {
    repository.close();
  }
}
