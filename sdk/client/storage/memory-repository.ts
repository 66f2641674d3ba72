import type { RecordKey, Repository } from "./repository.ts";

/** Keeps records as long as the page lives. Never fails. */
export function createMemoryRepository(): Repository {
  const records = new Map<RecordKey, unknown>();
  return {
    read: async (key) => records.get(key),
    async write(key, value) {
      records.set(key, value);
    },
    async update(key, change) {
      records.set(key, change(records.get(key)));
    },
    close() {},
  };
}
