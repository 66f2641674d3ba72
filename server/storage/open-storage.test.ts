import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ThreadMessage } from "@parley/protocol";
import Database from "libsql";
import { afterEach, beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import type { Lead } from "./leads.ts";
import { type Storage, openStorage } from "./open-storage.ts";
import type { RunRecord } from "./run-records.ts";
import type { Thread } from "./threads.ts";

const AT = "2026-03-01T10:00:00.000Z";
const thread: Thread = {
  id: "t1",
  visitorId: "v1",
  agentId: "service",
  addressedAgentId: "service",
  locale: "en",
  uiLocale: "en",
  memory: {},
  suggestions: [],
  createdAt: AT,
  updatedAt: AT,
};
const run: RunRecord = {
  id: "r1",
  threadId: "t1",
  visitorId: "v1",
  agentId: "service",
  messageId: "m1",
  bodyHash: "h",
  status: "running",
  startedAt: AT,
  lastSeq: 0,
};
const message: ThreadMessage = {
  id: "m1",
  role: "user",
  text: "日本語 — é",
  locale: "ja",
  createdAt: AT,
  status: "complete",
  sources: [],
  runId: "r1",
};

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let storage: Storage;
beforeEach(async () => {
  place = await temporaryFolder();
  storage = await openStorage(join(place.folder, "data"));
  await storage.visitors.ensure("v1", new Date(AT));
  await storage.threads.create(thread);
  await storage.runs.add(run);
});
afterEach(async () => {
  await storage.close();
  await place.remove();
});

async function reopen(): Promise<void> {
  await storage.close();
  storage = await openStorage(join(place.folder, "data"));
}

test("only its owner can read the folder and the files", async () => {
  expect((await stat(join(place.folder, "data"))).mode & 0o777).toBe(0o700);
  for (const file of ["parley.db", "parley.db-wal"]) expect((await stat(join(place.folder, "data", file))).mode & 0o777).toBe(0o600);
});

test("what was written is there after a restart, and a second migration changes nothing", async () => {
  await storage.messages.add("t1", message);
  await storage.messages.add("t1", {
    ...message,
    id: "m2",
    role: "assistant",
    agentId: "service",
    sources: [{ id: "a", title: "A", locale: "ja", quote: "q" }],
  });
  await storage.threads.change("t1", { memory: { lead: { step: 2 } }, suggestions: ["x"], agentId: "lead", locale: "de" });
  await storage.feedback.save("t1", "m2", { rating: "helpful" }, new Date(AT));
  await storage.feedback.save("t1", "m2", { rating: "unhelpful", comment: "no" }, new Date(AT));
  await reopen();
  expect(await storage.threads.find("t1")).toEqual({
    ...thread,
    memory: { lead: { step: 2 } },
    suggestions: ["x"],
    agentId: "lead",
    locale: "de",
  });
  const [first, second] = await storage.messages.list("t1");
  expect(first).toEqual(message);
  expect(second).toMatchObject({ id: "m2", feedback: "unhelpful", sources: [{ id: "a" }] });
  expect((await storage.messages.newest("t1", 1)).map(({ id }) => id)).toEqual(["m2"]);
});

test("a run is added once, a thread has one active run, an event one seq", async () => {
  expect(await storage.runs.add({ ...run, bodyHash: "other" })).toBe(false);
  await expect(storage.runs.add({ ...run, id: "r2" })).rejects.toMatchObject({ code: "failed" });
  await storage.log.append("r1", [
    { seq: 1, json: "{}", ts: 1 },
    { seq: 2, json: "{}", ts: Date.parse(AT) },
  ]);
  await expect(storage.log.append("r1", [{ seq: 2, json: "{}", ts: 3 }])).rejects.toMatchObject({ code: "failed" });
  expect(await storage.log.read("r1", 1, 10)).toEqual([{ seq: 2, json: "{}", ts: Date.parse(AT) }]);
  await storage.runs.end("r1", "finished", 2, new Date(AT));
  expect(await storage.runs.add({ ...run, id: "r2" })).toBe(true);
  expect((await storage.runs.active("t1"))?.id).toBe("r2");
});

test("a message id is taken once in a thread, and found for its own visitor alone", async () => {
  await storage.messages.add("t1", message);
  await expect(storage.messages.add("t1", message)).rejects.toMatchObject({ code: "failed" });
  expect(await storage.messages.locate("v1", "m1")).toEqual({ threadId: "t1", role: "user" });
  expect(await storage.messages.locate("v2", "m1")).toBeUndefined();
});

test("a transaction that fails leaves nothing", async () => {
  const work = storage.transaction(async (within) => {
    await within.messages.add("t1", message);
    throw new Error("no");
  });
  await expect(work).rejects.toThrow("no");
  expect(await storage.messages.list("t1")).toEqual([]);
});

test("a thread's lead keeps its first id, and goes with its thread", async () => {
  const lead: Lead = {
    id: "l1",
    visitorId: "v1",
    threadId: "t1",
    locale: "en",
    complete: false,
    fields: [{ id: "name", value: "Ada", raw: "I am Ada", messageId: "m1", at: AT }],
    createdAt: AT,
    updatedAt: AT,
  };
  await storage.leads.save(lead);
  await storage.leads.save({ ...lead, id: "l2", complete: true, updatedAt: "2026-03-02T10:00:00.000Z" });
  expect(await storage.leads.list()).toEqual([{ ...lead, complete: true, updatedAt: "2026-03-02T10:00:00.000Z" }]);
  await storage.messages.add("t1", message);
  await storage.log.append("r1", [{ seq: 1, json: "{}", ts: 1 }]);
  await storage.threads.delete("t1");
  expect([
    await storage.leads.find("t1"),
    await storage.runs.find("r1"),
    await storage.log.read("r1", 0, 9),
    await storage.messages.list("t1"),
  ]).toEqual([undefined, undefined, [], []]);
});

test("one server at a time works on a folder", async () => {
  await expect(openStorage(join(place.folder, "data"))).rejects.toMatchObject({ code: "in_use" });
});

test("a file that is no database, a folder that cannot be made and data of a newer version are told apart", async () => {
  const broken = await temporaryFolder();
  await writeFile(join(broken.folder, "parley.db"), "this is a text file ".repeat(20));
  await expect(openStorage(broken.folder)).rejects.toMatchObject({ code: "cannot_open" });
  await expect(openStorage(join(broken.folder, "parley.db", "sub"))).rejects.toMatchObject({ code: "cannot_open" });
  await broken.remove();

  await storage.close();
  const database = new Database(join(place.folder, "data", "parley.db"));
  database.exec("insert into kysely_migration values ('999-later', '2030-01-01')");
  database.close();
  await expect(openStorage(join(place.folder, "data"))).rejects.toMatchObject({ code: "newer" });
});

test("closed twice is closed once, and then every call says so", async () => {
  await storage.close();
  await storage.close();
  await expect(storage.check()).rejects.toThrow();
});
