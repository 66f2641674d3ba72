import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StorageError } from "../storage/storage-error.ts";

/** The secret kept in the data folder, made (256 random bits, 0600) where there is none. Throws a `StorageError`. */
export function keptSecret(folder: string): string {
  const file = join(folder, "secret");
  try {
    const kept = readOptional(file);
    if (kept !== undefined && kept.length >= 32) return kept;
    const fresh = randomBytes(32).toString("base64url");
    writeFileSync(file, fresh, { mode: 0o600 });
    return fresh;
  } catch (cause) {
    throw new StorageError("cannot_open", `${file} cannot be read or written. Check its permissions, or set PARLEY_SECRET.`, { cause });
  }
}

function readOptional(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
