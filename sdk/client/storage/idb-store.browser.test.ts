import { get, promisifyRequest, set, update } from "idb-keyval";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "../page/clock.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { createIdbStore, type IdbStore } from "./idb-store.ts";

let count = 0;
let name = "";
let stores: IdbStore[] = [];

beforeEach(() => {
  name = `parley-store-${count++}`;
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const created of stores) created.close();
  stores = [];
  await promisifyRequest(indexedDB.deleteDatabase(name));
});

function store(clock = systemClock): IdbStore {
  const created = createIdbStore(name, clock);
  stores.push(created);
  return created;
}

/** Waits until the browser has done what was asked of it before. */
const settled = () => promisifyRequest(indexedDB.open(`${name}-other`)).then((database) => database.close());

test("several requests in one callback are one transaction; a retry begins it anew", async () => {
  const { use } = store();
  await set("a", 1, use);
  let runs = 0;
  const sum = await use("readwrite", async (records) => {
    runs += 1;
    const value = await promisifyRequest<number>(records.get("a"));
    records.put(value + 1, "a");
    records.put("too early", "b");
    if (runs === 1) records.transaction.abort();
    await promisifyRequest(records.transaction);
    return value + 1;
  });
  expect([sum, runs]).toEqual([2, 2]);
  expect(await get("a", use)).toBe(2);
});

test("it is tried again once and not more, and a failure is not remembered", async () => {
  const { use } = store();
  await set("a", 1, use);
  const lost = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
  });
  await expect(get("a", use)).rejects.toMatchObject({ name: "UnknownError" });
  expect(lost).toHaveBeenCalledTimes(2);
  lost.mockRestore();
  expect(await get("a", use)).toBe(1);
});

test("an open that fails is not remembered", async () => {
  const { use } = store();
  const refused = vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
    throw new DOMException("no", "SecurityError");
  });
  await expect(get("a", use)).rejects.toMatchObject({ name: "SecurityError" });
  refused.mockRestore();
  await set("a", 1, use);
  expect(await get("a", use)).toBe(1);
});

test("a transaction that takes too long is given up and undone, and the next one has a new connection", async () => {
  const clock = manualClock();
  const { use } = store(clock);
  await set("a", 1, use);
  const opened = vi.spyOn(IDBFactory.prototype, "open");
  let begin = () => undefined as void;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const slow = use("readwrite", (records) => {
    records.put("late", "a");
    // Asks for ever, as something that never ends.
    const ask = () => records.get("a").addEventListener("success", ask);
    ask();
    begin();
    return new Promise(() => undefined);
  });
  await begun;
  clock.advance(2_000);
  await expect(slow).rejects.toMatchObject({ name: "TimeoutError" });
  expect(await get("a", use)).toBe(1);
  expect(opened).toHaveBeenCalledOnce();
  expect(clock.pending()).toBe(0);
});

test("an open that succeeds too late is closed", async () => {
  const clock = manualClock();
  const connections: IDBDatabase[] = [];
  const { open } = IDBFactory.prototype;
  vi.spyOn(IDBFactory.prototype, "open").mockImplementationOnce(function noted(this: IDBFactory, ...given) {
    const request = open.apply(this, given);
    request.addEventListener("success", () => connections.push(request.result));
    return request;
  });
  const reading = get("a", store(clock).use);
  clock.advance(2_000);
  await expect(reading).rejects.toMatchObject({ name: "TimeoutError" });
  await vi.waitUntil(() => connections.length === 1);
  await settled();
  expect(() => connections[0]?.transaction("records")).toThrow(/clos/);
});

test("a page that slept finds the answer, not that it took too long", async () => {
  let due: (() => void)[] = [];
  const after = (_milliseconds: number, callback: () => void) => {
    due.push(callback);
    return () => (due = due.filter((other) => other !== callback));
  };
  const { use } = store({ ...systemClock, after });
  const writing = set("a", 1, use);
  for (const callback of due.splice(0)) callback();
  await writing;
  expect(await get("a", use)).toBe(1);
});

test("a request that fails says why", async () => {
  const { use } = store();
  const failing = use("readwrite", (records) => {
    records.add(1, "a");
    records.add(2, "a");
    return promisifyRequest(records.transaction);
  });
  await expect(failing).rejects.toMatchObject({ name: "ConstraintError" });
});

test("updates of two connections at once are all made", async () => {
  const [first, second] = [store(), store()];
  const add = (value: number | undefined) => (value ?? 0) + 1;
  await Promise.all(Array.from({ length: 100 }, (_none, index) => update("a", add, (index % 2 ? first : second).use)));
  expect(await get("a", first.use)).toBe(100);
});
