import type Database from "libsql";
import { StorageError, type StorageErrorCode } from "./storage-error.ts";

/** Prepared statements that are kept; there are fewer different ones in the server. */
const KEPT = 200;

const SENTENCES = {
  busy: "Another program holds the database's lock. Let it end, and keep other programs from writing to the data folder.",
  full: "There is no room to store anything. Make room where the data folder is; the server need not be started anew.",
  failed: "The store could not answer a query; see the cause.",
} satisfies Partial<Record<StorageErrorCode, string>>;

/** A statement that may be run again and again. It throws a `StorageError`. */
export interface PreparedStatement {
  /** Gives rows back. */
  reader: boolean;
  /** Changes nothing for certain. */
  isReading: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint };
}

/** The statements of one database, each prepared once. */
export interface PreparedStatements {
  /** Throws a `StorageError`, also when the database was closed. */
  prepare(sql: string): PreparedStatement;
  /** `begin`, `commit` and `rollback`. One that fails leaves nothing half done, as a statement that is kept would. Throws a `StorageError`. */
  execute(sql: string): void;
  inTransaction(): boolean;
  close(): void;
}

export function prepareStatements(database: Database.Database): PreparedStatements {
  const kept = new Map<string, PreparedStatement>();
  // A closed database must not be asked: for some questions the library ends the whole process.
  let isOpen = true;
  const mustBeOpen = (): void => {
    if (!isOpen) throw new StorageError("failed", "The store is closed. Open it anew.");
  };
  return {
    prepare(sql) {
      mustBeOpen();
      const known = kept.get(sql);
      if (known) return known;
      const statement = attempt(() => database.prepare(sql));
      const prepared: PreparedStatement = {
        reader: statement.reader,
        isReading: statement.reader && /^\s*(select|pragma)\b/i.test(sql),
        all: (parameters) => attempt(() => statement.all(parameters)),
        run: (parameters) => attempt(() => statement.run(parameters)),
      };
      if (kept.size >= KEPT) kept.clear();
      kept.set(sql, prepared);
      return prepared;
    },
    execute(sql) {
      mustBeOpen();
      attempt(() => database.exec(sql));
    },
    inTransaction: () => isOpen && database.inTransaction,
    close() {
      isOpen = false;
      database.close();
    },
  };
}

export function isBusy(error: unknown): boolean {
  return error instanceof StorageError && error.code === "busy";
}

function attempt<T>(query: () => T): T {
  try {
    return query();
  } catch (cause) {
    const code = codeOf(cause);
    throw new StorageError(code, SENTENCES[code], { cause });
  }
}

function codeOf(cause: unknown): keyof typeof SENTENCES {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "SQLITE_BUSY" || code === "SQLITE_BUSY_RECOVERY") return "busy";
  // A file that may not grow, as under a quota, is an error of writing.
  return code === "SQLITE_FULL" || code === "SQLITE_IOERR_WRITE" ? "full" : "failed";
}
