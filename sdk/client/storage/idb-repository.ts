import { get, set, update } from "idb-keyval";
import type { Clock } from "../page/clock.ts";
import { createIdbStore } from "./idb-store.ts";
import type { Repository } from "./repository.ts";

/** Keeps records in an IndexedDB database of that name. Rejects where the browser does not let it. */
export function createIdbRepository(name: string, clock: Clock): Repository {
  const store = createIdbStore(name, clock);
  return {
    read: (key) => get<unknown>(key, store.use),
    write: (key, value) => set(key, value, store.use),
    async update(key, change) {
      let thrown: { error: unknown } | undefined;
      const guarded = (before: unknown) => {
        try {
          return change(before);
        } catch (error) {
          thrown = { error };
          // Not the error itself: by its name the store could take it for one of the connection, and try again.
          throw new Error("The change threw", { cause: error });
        }
      };
      await update(key, guarded, store.use).catch((error: unknown) => {
        throw thrown ? thrown.error : error;
      });
    },
    close: store.close,
  };
}
