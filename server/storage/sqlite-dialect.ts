import type Database from "libsql";
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";
import { StorageError } from "./storage-error.ts";

/** Prepared statements that are kept; there are fewer different ones in the server. */
const KEPT = 200;

/** Kysely's SQLite dialect over `libsql`, which prepares each statement once and whose errors become `StorageError`. */
export function sqliteDialect(database: Database.Database): SqliteDialect {
  const kept = new Map<string, SqliteStatement>();
  const guarded: SqliteDatabase = {
    close: () => void database.close(),
    prepare(sql) {
      const known = kept.get(sql);
      if (known) return known;
      const statement = attempt(() => database.prepare(sql));
      const prepared: SqliteStatement = {
        reader: statement.reader,
        all: (parameters) => attempt(() => statement.all(parameters)),
        run: (parameters) => attempt(() => statement.run(parameters)),
        iterate: (parameters) => attempt(() => statement.iterate(parameters)),
      };
      if (kept.size >= KEPT) kept.clear();
      kept.set(sql, prepared);
      return prepared;
    },
  };
  return new SqliteDialect({ database: guarded });
}

function attempt<T>(query: () => T): T {
  try {
    return query();
  } catch (cause) {
    throw new StorageError("failed", "The store could not answer a query; see the cause.", { cause });
  }
}
