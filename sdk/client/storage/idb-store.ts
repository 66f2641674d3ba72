import type { UseStore } from "idb-keyval";
import type { Clock } from "../page/clock.ts";
import { withTimeout } from "./with-timeout.ts";

const STORE = "records";
/** An operation that takes longer is not going to end, in milliseconds. */
const TIMEOUT = 2_000;
/** That time is counted in so many parts. */
const PARTS = 8;
/** Errors of a connection that is no good any more; a new one may be. */
const STALE = ["InvalidStateError", "UnknownError", "AbortError"];

export interface IdbStore {
  /**
   * Runs the callback in a transaction of its own, in which it may make any number of requests. It is run once more from the start where the
   * connection turns out to be lost. What is rejected with a `TimeoutError` is aborted.
   */
  use: UseStore;
  /** Closes the connection once its transactions are done; the next use opens a new one. May be called twice. */
  close(): void;
}

/**
 * A store for idb-keyval over one database of its own. Unlike idb-keyval's it makes way for other tabs, never waits for ever, opens anew once
 * when the connection was lost, and does not remember a failure.
 */
export function createIdbStore(name: string, pageClock: Clock): IdbStore {
  const clock = wakingClock(pageClock);
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

  function drop(which: Promise<IDBDatabase> | undefined): void {
    forget(which);
    which?.then(
      (database) => database.close(),
      () => undefined,
    );
  }

  const attempt: UseStore = async (mode, run) => {
    const used = connection ?? connect();
    let transaction: IDBTransaction | undefined;
    let cause: DOMException | null | undefined;
    const running = used.then((database) => {
      transaction = database.transaction(STORE, mode);
      // idb-keyval rejects with the transaction's error, which is not set before it is aborted.
      transaction.addEventListener("error", ({ target }) => (cause = (target as IDBRequest).error));
      return run(transaction.objectStore(STORE));
    });
    try {
      return await withTimeout(running, TIMEOUT, clock, () => abort(transaction));
    } catch (error) {
      const known: unknown = error ?? cause ?? new DOMException("The transaction was aborted", "AbortError");
      if (isStale(known) || nameOf(known) === "TimeoutError") drop(used);
      throw known;
    }
  };

  return {
    close: () => drop(connection),
    use: (mode, run) =>
      attempt(mode, run).catch((error: unknown) => {
        if (!isStale(error)) throw error;
        return attempt(mode, run);
      }),
  };
}

/** Counts the time in which a page could hear an answer: one that was frozen wakes up to a timer that is long due, and to the answer behind it. */
function wakingClock(clock: Clock): Clock {
  return {
    ...clock,
    after(milliseconds, callback) {
      let left = PARTS;
      let cancel: () => void;
      const wait = () => {
        cancel = clock.after(milliseconds / PARTS, left > 1 ? wait : callback);
        left -= 1;
      };
      wait();
      return () => cancel();
    },
  };
}

/** What is reported as failed is not to happen after all. */
function abort(transaction: IDBTransaction | undefined): void {
  try {
    transaction?.abort();
  } catch {
    // It has ended meanwhile.
  }
}

function isStale(error: unknown): boolean {
  return STALE.includes(nameOf(error));
}

function nameOf(error: unknown): string {
  return error instanceof DOMException ? error.name : "";
}

function open(name: string, clock: Clock, onGone: () => void): Promise<IDBDatabase> {
  let isLate = false;
  const opening = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE));
    request.addEventListener("error", (event) => {
      // Some browsers report on the console what nobody prevents.
      event.preventDefault();
      reject(request.error ?? new DOMException("The database could not be opened", "AbortError"));
    });
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
