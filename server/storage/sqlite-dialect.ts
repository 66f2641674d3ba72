import type Database from "libsql";
import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import { prepareStatements } from "./prepared-statements.ts";
import { SqliteDriver } from "./sqlite-driver.ts";

/** Kysely's SQLite over `libsql`. Its errors are `StorageError`s, and it waits for locks without holding up the process. */
export function sqliteDialect(database: Database.Database): Dialect {
  return {
    createDriver: () => new SqliteDriver(prepareStatements(database)),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}
