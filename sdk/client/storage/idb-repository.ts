import { get, set } from "idb-keyval";
import type { Clock } from "../page/clock.ts";
import { createIdbStore } from "./idb-store.ts";
import type { Repository } from "./repository.ts";

/** Keeps records in an IndexedDB database of that name. Rejects where the browser does not let it. */
export function createIdbRepository(name: string, clock: Clock): Repository {
  const store = createIdbStore(name, clock);
  return {
    read: (key) => get<unknown>(key, store.use),
    write: (key, value) => set(key, value, store.use),
    close: store.close,
  };
}
