import { type Kysely, Migrator } from "kysely";
import { conversations } from "./migrations/001-conversations.ts";
import { upkeep } from "./migrations/002-upkeep.ts";
import { StorageError } from "./storage-error.ts";
import type { Tables } from "./tables.ts";

/** In order of their names. One that was released is never changed; what comes later is a new one. */
const MIGRATIONS = { "001-conversations": conversations, "002-upkeep": upkeep };

/** Brings the tables to this version. Does nothing where they are already. Rejects with a `StorageError`. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const newer = error instanceof Error && error.message.startsWith("corrupted migrations");
  throw newer
    ? new StorageError("newer", "The data was written by a newer version of Parley. Start that version, or use another data folder.", {
        cause: error,
      })
    : new StorageError("failed", "The tables could not be brought to this version. The data is unchanged; see the cause.", {
        cause: error,
      });
}
