import type { Clock } from "../page/clock.ts";
import { createIdbRepository } from "./idb-repository.ts";
import { createMemoryRepository } from "./memory-repository.ts";
import type { RecordKey, Repository } from "./repository.ts";

/** Never rejects, whatever the browser does; only where the change of an `update` throws. */
export interface KeptRepository extends Repository {
  /** Whether records outlive the page as far as is known. */
  kind(): "kept" | "memory";
  /** Leaves what is kept alone from now on. */
  giveUp(): void;
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
  /** Of each record the number of the call that memory has it from: an answer that comes late does not take back what was written since. */
  const writtenBy = new Map<RecordKey, number>();
  let calls = 0;

  function remember(key: RecordKey, value: unknown, call: number): void {
    if ((writtenBy.get(key) ?? 0) > call) return;
    writtenBy.set(key, call);
    void memory.write(key, value);
  }

  function giveUp(): void {
    if (!idb) return;
    idb.close();
    idb = undefined;
    onMemory();
  }

  return {
    kind: () => (idb ? "kept" : "memory"),
    async read(key) {
      const call = calls;
      try {
        if (idb) {
          const value = await idb.read(key);
          remember(key, value, call);
          return value;
        }
      } catch {
        giveUp();
      }
      return memory.read(key);
    },
    async write(key, value) {
      remember(key, value, (calls += 1));
      await idb?.write(key, value).catch(giveUp);
    },
    async update(key, change) {
      const call = (calls += 1);
      let isChanging = false;
      let after: unknown;
      try {
        await idb?.update(key, (before) => {
          isChanging = true;
          after = change(before);
          isChanging = false;
          return after;
        });
      } catch (error) {
        if (isChanging) throw error;
        giveUp();
      }
      // Given up meanwhile, memory has changes that the database does not.
      if (idb) remember(key, after, call);
      else await memory.update(key, change);
    },
    giveUp,
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
