import type Database from "libsql";
import { type SqliteDatabase, SqliteDialect } from "kysely";
import { StorageError } from "./storage-error.ts";

/** Kysely's SQLite dialect over `libsql`, whose errors become `StorageError`. */
export function sqliteDialect(database: Database.Database): SqliteDialect {
  const guarded: SqliteDatabase = {
    close: () => void database.close(),
    prepare(sql) {
      const statement = attempt(() => database.prepare(sql));
      return {
        reader: statement.reader,
        all: (parameters) => attempt(() => statement.all(parameters)),
        run: (parameters) => attempt(() => statement.run(parameters)),
        iterate: (parameters) => attempt(() => statement.iterate(parameters)),
      };
    },
  };
  return new SqliteDialect({ database: guarded });

  function attempt<T>(query: () => T): T {
    try {
      return query();
    } catch (cause) {
      throw new StorageError("failed", "The store could not answer a query; see the cause.", { cause });
    }
  }
}
