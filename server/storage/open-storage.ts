import Database from "libsql";
import { Kysely, sql } from "kysely";
import { type DataDir, takeDataDir } from "./data-dir.ts";
import { type Feedback, createFeedback } from "./feedback.ts";
import type { Leads } from "./leads.ts";
import { createLeads } from "./lead-table.ts";
import { type Messages, createMessages } from "./messages.ts";
import { migrate } from "./migrate.ts";
import { type RunLog, createRunLog } from "./run-log.ts";
import { type RunRecords, createRunRecords } from "./run-records.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { StorageError } from "./storage-error.ts";
import type { Tables } from "./tables.ts";
import { type Threads, createThreads } from "./threads.ts";
import { type Visitors, createVisitors } from "./visitors.ts";

/** Everything that is kept, one small vocabulary for each kind of thing. All of it rejects with a `StorageError`. */
export interface Repositories {
  visitors: Visitors;
  threads: Threads;
  messages: Messages;
  runs: RunRecords;
  log: RunLog;
  leads: Leads;
  feedback: Feedback;
}

export interface Storage extends Repositories {
  /** All of the work or none of it. Use only the repositories handed in: the ones outside wait for its end. */
  transaction<T>(work: (within: Repositories) => Promise<T>): Promise<T>;
  /** Resolves when the store answers. */
  check(): Promise<void>;
  /** May be called twice. */
  close(): Promise<void>;
}

/** Opens the SQLite store in a data folder, makes it where it is missing, and brings its tables to this version. */
export async function openStorage(folder: string): Promise<Storage> {
  const dir = takeDataDir(folder);
  let db: Kysely<Tables> | undefined;
  try {
    db = new Kysely<Tables>({ dialect: sqliteDialect(openDatabase(dir)) });
    await migrate(db);
  } catch (error) {
    await db?.destroy();
    dir.release();
    throw error;
  }
  return createStorage(db, dir);
}

function openDatabase({ databaseFile }: DataDir): Database.Database {
  let database: Database.Database | undefined;
  try {
    database = new Database(databaseFile);
    // Waits for a lock only now, while nobody else waits for this process; afterwards the driver does.
    database.exec("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON");
    database.exec("PRAGMA busy_timeout = 0");
    return database;
  } catch (cause) {
    database?.close();
    throw new StorageError(
      "cannot_open",
      `${databaseFile} cannot be opened as a database. Restore it from a backup, or move it away to begin anew.`,
      { cause },
    );
  }
}

function createStorage(db: Kysely<Tables>, dir: DataDir): Storage {
  let closed: Promise<void> | undefined;
  return {
    ...repositories(db),
    transaction: (work) => db.transaction().execute((within) => work(repositories(within))),
    check: async () => void (await sql`select 1`.execute(db)),
    close: () => (closed ??= db.destroy().finally(() => dir.release())),
  };
}

function repositories(db: Kysely<Tables>): Repositories {
  return {
    visitors: createVisitors(db),
    threads: createThreads(db),
    messages: createMessages(db),
    runs: createRunRecords(db),
    log: createRunLog(db),
    leads: createLeads(db),
    feedback: createFeedback(db),
  };
}
