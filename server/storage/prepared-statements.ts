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
  reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint };
}

/** The statements of one database, each prepared once. */
export interface PreparedStatements {
  prepare(sql: string): PreparedStatement;
  inTransaction(): boolean;
  close(): void;
}

export function prepareStatements(database: Database.Database): PreparedStatements {
  const kept = new Map<string, PreparedStatement>();
  return {
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = attempt(() => database.prepare(sql));
      const prepared: PreparedStatement = {
        reader: statement.reader,
        all: (parameters) => attempt(() => statement.all(parameters)),
        run: (parameters) => attempt(() => statement.run(parameters)),
      };
      if (kept.size >= KEPT) kept.clear();
      kept.set(sql, prepared);
      return prepared;
    },
    inTransaction: () => database.inTransaction,
    close: () => void database.close(),
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
