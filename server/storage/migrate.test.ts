import { join } from "node:path";
import { Kysely, Migrator } from "kysely";
import Database from "libsql";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compactRun } from "../runs/compact-run.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { conversations } from "./migrations/001-conversations.ts";
import { openStorage } from "./open-storage.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";

const AT = "2026-03-01T10:00:00.000Z";
let place: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  place = await temporaryFolder();
});
afterEach(() => place.remove());

/** A database as the first version wrote it: one conversation with an answer and a lead, and a visitor whose conversation was deleted. */
async function firstVersion(): Promise<void> {
  const database = new Database(join(place.folder, "parley.db"));
  database.exec("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON");
  const db = new Kysely<unknown>({ dialect: sqliteDialect(database) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ "001-conversations": conversations }) } });
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  database.exec(`
    insert into visitors values ('v1', '${AT}'), ('v2', '${AT}');
    insert into threads values ('t1', 'v1', 'service', 'service', 'en', 'en', '{}', '["x"]', '${AT}', '${AT}');
    insert into runs values ('r1', 't1', 'v1', 'service', 'm1', 'h', 'finished', '${AT}', '${AT}', 5);
    insert into run_events values
      ('r1', 1, '{"type":"RUN_STARTED","threadId":"t1","runId":"r1","timestamp":1}', 1),
      ('r1', 2, '{"type":"TEXT_MESSAGE_START","messageId":"m2","role":"assistant","timestamp":1}', 1),
      ('r1', 3, '{"type":"TEXT_MESSAGE_CONTENT","messageId":"m2","delta":"Hello","timestamp":1}', 1),
      ('r1', 4, '{"type":"TEXT_MESSAGE_END","messageId":"m2","timestamp":1}', 1),
      ('r1', 5, '{"type":"RUN_FINISHED","threadId":"t1","runId":"r1","timestamp":1}', 1);
    insert into messages values
      ('t1', 'm1', 1, 'user', 'Hi', 'en', null, 'complete', '[]', 'r1', '${AT}'),
      ('t1', 'm2', 2, 'assistant', 'Hello', 'en', 'service', 'complete', '[]', 'r1', '${AT}');
    insert into leads values ('l1', 'v1', 't1', 'en', 0, '[]', '${AT}', '${AT}');
    insert into feedback values ('t1', 'm2', 'helpful', null, '${AT}');
  `);
  await db.destroy();
}

test("data of the first version opens as it was, and its logs can be folded and its conversations deleted", async () => {
  await firstVersion();
  const storage = await openStorage(place.folder);
  const run = await storage.runs.find("r1");
  expect(run).toMatchObject({ status: "finished", lastSeq: 5 });
  expect(await storage.messages.list("t1")).toMatchObject([{ id: "m1" }, { id: "m2", text: "Hello", feedback: "helpful" }]);
  expect(await storage.log.read("r1", 0, 10)).toHaveLength(5);
  expect([await storage.visitors.has("v1"), await storage.visitors.has("v2")]).toEqual([true, false]);
  expect(await storage.runs.whole(new Date(AT), 10)).toEqual([run]);
  expect(await compactRun(storage, run!, () => false, new Date())).toBe(true);
  expect((await storage.log.read("r1", 0, 10)).map(({ seq }) => seq)).toEqual([1, 6, 7]);
  await storage.close();

  const again = await openStorage(place.folder);
  expect(await again.runs.find("r1")).toMatchObject({ lastSeq: 7 });
  expect(await again.runs.whole(new Date(), 10)).toEqual([]);
  expect(await again.threads.quietSince(new Date(), 10)).toEqual([{ id: "t1", visitorId: "v1" }]);
  await again.threads.deleteQuiet("t1", new Date(AT));
  expect(await again.threads.find("t1")).toBeDefined();
  await again.threads.deleteQuiet("t1", new Date());
  expect([await again.threads.find("t1"), await again.leads.list()]).toEqual([undefined, []]);
  await again.close();
});

test("what is asked for again and again is found by an index", async () => {
  await (await openStorage(place.folder)).close();
  const database = new Database(join(place.folder, "parley.db"));
  const plans = [
    "select * from runs where compacted_at is null and ended_at <= ? order by ended_at limit ?",
    "select id from threads where updated_at < ? order by updated_at limit ?",
    "select * from messages where thread_id = ? and position < ? order by position desc limit ?",
  ].map(
    (sql) =>
      (database.prepare(`explain query plan ${sql}`).all(["1", "1", "1"].slice(0, sql.split("?").length - 1)) as { detail: string }[])[0]
        ?.detail,
  );
  database.close();
  expect(plans).toEqual([
    expect.stringContaining("USING INDEX runs_whole"),
    expect.stringMatching(/USING .*INDEX threads_updated/),
    expect.stringMatching(/SEARCH messages USING INDEX .*\(thread_id=\? AND position<\?\)/),
  ]);
});
