import { join } from "node:path";
import Database from "libsql";
import { Kysely, sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { prepareStatements } from "./prepared-statements.ts";
import { SqliteDriver } from "./sqlite-driver.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";

interface Rows {
  rows: { text: string };
}

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let ours: Database.Database;
/** What another program does to the same file. */
let theirs: Database.Database;
const open: Kysely<Rows>[] = [];
beforeEach(async () => {
  place = await temporaryFolder();
  ours = new Database(join(place.folder, "a.db"));
  ours.exec("PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 0; CREATE TABLE rows (text TEXT NOT NULL)");
  theirs = new Database(join(place.folder, "a.db"));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.destroy()));
  theirs.close();
  await place.remove();
});

function connect(patience?: number): Kysely<Rows> {
  const db = new Kysely<Rows>({
    dialect: { ...sqliteDialect(ours), createDriver: () => new SqliteDriver(prepareStatements(ours), patience) },
  });
  open.push(db);
  return db;
}
function insert(db: Kysely<Rows>, text: string): Promise<unknown> {
  return db.insertInto("rows").values({ text }).execute();
}
async function texts(db: Kysely<Rows>): Promise<string[]> {
  return (await db.selectFrom("rows").select("text").execute()).map(({ text }) => text);
}
/** No page more than there are now. */
function fill(): void {
  ours.exec("PRAGMA max_page_count = 1");
}

test("while another program holds the lock, writing waits, reading goes on, and the lock's end lets the writing through", async () => {
  const db = connect();
  await insert(db, "before");
  theirs.exec("BEGIN IMMEDIATE");
  const written = insert(db, "single");
  const together = db.transaction().execute(async (within) => {
    await insert(within, "first of two");
    await insert(within, "second of two");
  });
  for (let reading = 0; reading < 50; reading++) expect(await texts(db)).toEqual(["before"]);
  theirs.exec("ROLLBACK");
  await Promise.all([written, together]);
  expect((await texts(db)).toSorted()).toEqual(["before", "first of two", "second of two", "single"]);
});

test("a lock that is held for too long is told as such, and leaves nothing behind", async () => {
  const db = connect(30);
  theirs.exec("BEGIN IMMEDIATE");
  await expect(insert(db, "no")).rejects.toMatchObject({ code: "busy" });
  await expect(db.transaction().execute((within) => insert(within, "no"))).rejects.toMatchObject({ code: "busy" });
  theirs.exec("ROLLBACK");
  await insert(db, "yes");
  expect(await texts(db)).toEqual(["yes"]);
});

test("what is written after a lock was met is there for everybody, whichever query met it", async () => {
  const db = connect(1);
  ours.exec("CREATE TABLE others (text TEXT NOT NULL)");
  theirs.exec("BEGIN IMMEDIATE");
  await expect(insert(db, "no")).rejects.toMatchObject({ code: "busy" });
  await expect(db.transaction().execute((within) => insert(within, "no"))).rejects.toMatchObject({ code: "busy" });
  theirs.exec("ROLLBACK");
  await sql`insert into others values ('kept')`.execute(db);
  await db.transaction().execute((within) => sql`insert into others values ('kept too')`.execute(within));
  expect(theirs.prepare("SELECT text FROM others").all()).toEqual([{ text: "kept" }, { text: "kept too" }]);
  expect(await texts(db)).toEqual([]);
});

test("a query that writes and gives rows back takes the lock too", async () => {
  const db = connect();
  theirs.exec("BEGIN IMMEDIATE");
  const written = db.insertInto("rows").values({ text: "new" }).returning("text").execute();
  await texts(db);
  theirs.exec("ROLLBACK");
  expect(await written).toEqual([{ text: "new" }]);
  expect(theirs.prepare("SELECT text FROM rows").all()).toEqual([{ text: "new" }]);
});

test("a transaction that has read cannot be overtaken by another program's writing", async () => {
  const db = connect();
  await db.transaction().execute(async (within) => {
    await texts(within);
    expect(() => theirs.exec("INSERT INTO rows VALUES ('theirs')")).toThrow("locked");
    await insert(within, "ours");
  });
  expect(await texts(db)).toEqual(["ours"]);
});

test("without room the cause is told, not that there was nothing to roll back, and others may write at once", async () => {
  const db = connect();
  fill();
  const large = "x".repeat(20_000);
  await expect(insert(db, large)).rejects.toMatchObject({ code: "full" });
  const both = db.transaction().execute(async (within) => {
    await insert(within, "small");
    await insert(within, large);
  });
  await expect(both).rejects.toMatchObject({ code: "full", cause: { code: "SQLITE_FULL" } });
  theirs.exec("INSERT INTO rows VALUES ('theirs')");
  ours.exec("PRAGMA max_page_count = 1000000");
  await insert(db, large);
  expect(await texts(db)).toEqual(["theirs", large]);
});

test("callers take turns in the order in which they came, and a transaction is not looked into", async () => {
  const db = connect();
  const order: string[] = [];
  await Promise.all([
    db.transaction().execute(async (within) => {
      await insert(within, "one");
      await new Promise(setImmediate);
      order.push("transaction");
    }),
    texts(db).then((found) => order.push(`read ${found.join()}`)),
    insert(db, "two").then(() => order.push("write")),
    sql`select 1`.execute(db).then(() => order.push("check")),
  ]);
  expect(order).toEqual(["transaction", "read one", "write", "check"]);
});

test("closing while a query waits for a lock ends the waiting", async () => {
  const db = connect();
  theirs.exec("BEGIN IMMEDIATE");
  const waiting = insert(db, "never");
  await texts(db);
  const failed = expect(waiting).rejects.toThrow();
  await db.destroy();
  await failed;
});
