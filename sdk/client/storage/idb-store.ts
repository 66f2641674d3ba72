import type { UseStore } from "idb-keyval";
import type { Clock } from "../page/clock.ts";
import { withTimeout } from "./with-timeout.ts";

const STORE = "records";
/** An operation that takes longer is not going to end, in milliseconds. */
const TIMEOUT = 2_000;
/** Errors of a connection that is no good any more; a new one may be. */
const STALE = new Set(["InvalidStateError", "UnknownError", "AbortError"]);

export interface IdbStore {
  use: UseStore;
  /** Closes the connection once its transactions are done; the next use opens a new one. May be called twice. */
  close(): void;
}

/**
 * A store for idb-keyval over one database of its own. Unlike idb-keyval's it makes way for other tabs, never waits for ever, opens anew once
 * when the connection was lost, and does not remember a failure.
 */
export function createIdbStore(name: string, clock: Clock): IdbStore {
  let connection: Promise<IDBDatabase> | undefined;

  function connect(): Promise<IDBDatabase> {
    const opening = open(name, clock, () => forget(opening));
    connection = opening;
    opening.catch(() => forget(opening));
    return opening;
  }

  function forget(which: Promise<IDBDatabase> | undefined): void {
    if (connection === which) connection = undefined;
  }

  function close(): void {
    const closing = connection;
    connection = undefined;
    closing?.then(
      (database) => database.close(),
      () => undefined,
    );
  }

  return {
    close,
    async use(mode, run) {
      const attempt = () =>
        withTimeout(
          (connection ?? connect()).then((database) => run(database.transaction(STORE, mode).objectStore(STORE))),
          TIMEOUT,
          clock,
        );
      try {
        return await attempt();
      } catch (error) {
        if (!STALE.has((error as DOMException | null)?.name ?? "AbortError")) throw error;
        close();
        return attempt();
      }
    },
  };
}

function open(name: string, clock: Clock, onGone: () => void): Promise<IDBDatabase> {
  let isLate = false;
  const opening = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE));
    request.addEventListener("error", () => reject(request.error ?? new DOMException("The database could not be opened", "AbortError")));
    request.addEventListener("success", () => {
      const database = request.result;
      database.addEventListener("versionchange", () => {
        onGone();
        database.close();
      });
      database.addEventListener("close", onGone);
      if (isLate) database.close();
      resolve(database);
    });
  });
  return withTimeout(opening, TIMEOUT, clock, () => {
    isLate = true;
  });
}
