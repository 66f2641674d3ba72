import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { StorageError } from "./storage-error.ts";

/** A data folder that this process alone works on, until `release`. */
export interface DataDir {
  databaseFile: string;
  release(): void;
}

/**
 * Makes the folder (0700) and the database file (0600) where they are missing, and takes the folder for this process.
 * The lock is the operating system's, so it ends with the process however that ends.
 * Throws a `StorageError`: `cannot_open`, or `in_use` while another server has it.
 */
export function takeDataDir(folder: string): DataDir {
  const databaseFile = join(folder, "parley.db");
  const lockFile = join(folder, "parley.lock");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const file of [databaseFile, lockFile]) closeSync(openSync(file, "a", 0o600));
  } catch (cause) {
    throw new StorageError(
      "cannot_open",
      `The data folder ${folder} cannot be used. Check that it may be written to, or name another one.`,
      { cause },
    );
  }
  const lock = takeLock(lockFile, folder);
  return { databaseFile, release: () => void lock.close() };
}

/** Node has no file locks, SQLite has: an exclusive transaction on an empty file that nobody else needs. */
function takeLock(file: string, folder: string): Database.Database {
  let lock: Database.Database | undefined;
  try {
    lock = new Database(file);
    lock.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
    return lock;
  } catch (cause) {
    lock?.close();
    const busy = cause instanceof Error && "code" in cause && cause.code === "SQLITE_BUSY";
    throw busy
      ? new StorageError("in_use", `Another server works on the data folder ${folder}. Stop it, or name another folder.`, { cause })
      : new StorageError("cannot_open", `The data folder ${folder} cannot be locked. Check that its files may be written to.`, { cause });
  }
}
