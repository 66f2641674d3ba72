import type { Clock } from "../page/clock.ts";
import { createIdbRepository } from "./idb-repository.ts";
import { createMemoryRepository } from "./memory-repository.ts";
import type { Repository } from "./repository.ts";

/** Never rejects, whatever the browser does. */
export interface KeptRepository extends Repository {
  /** Whether records outlive the page as far as is known. */
  kind(): "kept" | "memory";
}

export interface KeptRepositoryOptions {
  name: string;
  clock: Clock;
  /** Called once, when the browser turns out to keep nothing. */
  onMemory(): void;
}

/** Keeps records in IndexedDB, and in memory from the first failure on. What was read or written before then is not lost to the page. */
export function createKeptRepository({ name, clock, onMemory }: KeptRepositoryOptions): KeptRepository {
  const memory = createMemoryRepository();
  let idb: Repository | undefined = hasIndexedDb() ? createIdbRepository(name, clock) : undefined;

  function giveUp(): void {
    if (!idb) return;
    idb.close();
    idb = undefined;
    onMemory();
  }

  return {
    kind: () => (idb ? "kept" : "memory"),
    async read(key) {
      try {
        if (idb) return await idb.read(key);
      } catch {
        giveUp();
      }
      return memory.read(key);
    },
    async write(key, value) {
      void memory.write(key, value);
      await idb?.write(key, value).catch(giveUp);
    },
    close: () => idb?.close(),
  };
}

/** A sandboxed frame may throw at the mere mention. */
function hasIndexedDb(): boolean {
  try {
    return Boolean(globalThis.indexedDB);
  } catch {
    return false;
  }
}
