import { IDBDatabase, IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "../page/clock.ts";
import { manualClock } from "../testing/manual-clock.ts";
import { createKeptRepository } from "./kept-repository.ts";

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function repository(onMemory = vi.fn<() => void>(), clock = systemClock) {
  return { ...createKeptRepository({ name: "parley-test", clock, onMemory }), onMemory };
}

test("what one repository wrote another reads, until it is written anew", async () => {
  const first = repository();
  await first.write("conversation", { version: 1 });
  await first.write("locale", "de");
  await first.write("locale", "ja");
  first.close();
  const second = repository();
  expect(await second.read("conversation")).toEqual({ version: 1 });
  expect(await second.read("locale")).toBe("ja");
  expect(await second.read("session")).toBeUndefined();
  expect(second.kind()).toBe("kept");
});

test("a lost connection is opened anew, once", async () => {
  const kept = repository();
  await kept.write("locale", "de");
  const lost = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementationOnce(() => {
    throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
  });
  expect(await kept.read("locale")).toBe("de");
  expect(lost).toHaveBeenCalledTimes(2);
  expect(kept.onMemory).not.toHaveBeenCalled();
});

test("a connection that stays lost leaves memory, and nothing written is lost to the page", async () => {
  const kept = repository();
  await kept.write("locale", "de");
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("closing", "InvalidStateError");
  });
  expect(await kept.read("locale")).toBe("de");
  await kept.write("locale", "fr");
  expect(await kept.read("locale")).toBe("fr");
  expect(kept.kind()).toBe("memory");
  expect(kept.onMemory).toHaveBeenCalledOnce();
});

test.each(["SecurityError", "QuotaExceededError"])("%s leaves memory without another try", async (name) => {
  const open = vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
    throw new DOMException("no", name);
  });
  const kept = repository();
  await kept.write("locale", "de");
  expect(await kept.read("locale")).toBe("de");
  expect(kept.kind()).toBe("memory");
  expect(open).toHaveBeenCalledOnce();
});

test("storage that never answers is given up", async () => {
  vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => new EventTarget() as IDBOpenDBRequest);
  const clock = manualClock();
  const kept = repository(vi.fn<() => void>(), clock);
  const reading = kept.read("locale");
  clock.advance(2_000);
  expect(await reading).toBeUndefined();
  expect(kept.kind()).toBe("memory");
});

test("a failure to open is not remembered", async () => {
  const kept = repository();
  vi.spyOn(IDBFactory.prototype, "open").mockImplementationOnce(() => {
    throw new DOMException("A mutation operation was attempted", "InvalidStateError");
  });
  await kept.write("locale", "de");
  expect(kept.kind()).toBe("kept");
  expect(await repository().read("locale")).toBe("de");
});

test("a page without IndexedDB, or one that must not name it, has memory", async () => {
  vi.stubGlobal("indexedDB", undefined);
  expect(repository().kind()).toBe("memory");
  vi.unstubAllGlobals();
  Object.defineProperty(globalThis, "indexedDB", {
    configurable: true,
    get: () => {
      throw new DOMException("sandboxed", "SecurityError");
    },
  });
  const kept = repository();
  Reflect.deleteProperty(globalThis, "indexedDB");
  await kept.write("locale", "de");
  expect(await kept.read("locale")).toBe("de");
});

test("closing twice, and using it afterwards, is fine", async () => {
  const kept = repository();
  await kept.write("locale", "de");
  kept.close();
  kept.close();
  expect(await kept.read("locale")).toBe("de");
});

test("an update changes what is there, in one go also with another's", async () => {
  const [first, second] = [repository(), repository()];
  const add = (before: unknown) => Number(before ?? 0) + 1;
  await Promise.all(Array.from({ length: 40 }, (_none, index) => (index % 2 ? first : second).update("locale", add)));
  expect(await repository().read("locale")).toBe(40);
  expect([first.kind(), second.kind()]).toEqual(["kept", "kept"]);
});

test("an update that throws writes nothing and is no fault of storage, whatever the error is called", async () => {
  const kept = repository();
  await kept.write("locale", "de");
  for (const failure of [new TypeError("no"), new DOMException("no", "AbortError")]) {
    const change = vi.fn<() => void>(() => {
      throw failure;
    });
    await expect(kept.update("locale", change)).rejects.toBe(failure);
    expect(change).toHaveBeenCalledOnce();
  }
  expect(await kept.read("locale")).toBe("de");
  expect(kept.kind()).toBe("kept");
});

test("an update on a lost connection is made on a new one, from what is there by then", async () => {
  const kept = repository();
  await kept.write("locale", ["a"]);
  const { transaction } = IDBDatabase.prototype;
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementationOnce(function aborted(this: IDBDatabase, ...given) {
    const begun = transaction.apply(this, given);
    queueMicrotask(() => begun.abort());
    return begun;
  });
  await kept.update("locale", (before) => [...(before as string[]), "b"]);
  expect(await repository().read("locale")).toEqual(["a", "b"]);
  expect(kept.kind()).toBe("kept");
});

test("an update goes on in memory from what was read, with each change made once", async () => {
  await repository().write("conversation", ["kept"]);
  const kept = repository();
  await kept.read("conversation");
  await kept.update("conversation", (before) => [...(before as string[]), "updated"]);
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  const add = (word: string) => kept.update("conversation", (before) => [...(before as string[]), word]);
  await Promise.all([add("one"), add("two")]);
  expect(await kept.read("conversation")).toEqual(["kept", "updated", "one", "two"]);
  expect(kept.onMemory).toHaveBeenCalledOnce();
  const failure = new Error("no");
  await expect(
    kept.update("conversation", () => {
      throw failure;
    }),
  ).rejects.toBe(failure);
  expect(await kept.read("conversation")).toEqual(["kept", "updated", "one", "two"]);
});

test("what was written while a read or an update was under way stays the newest", async () => {
  const kept = repository();
  await kept.write("locale", "old");
  const under = [kept.read("locale"), kept.update("locale", () => "updated"), kept.write("locale", "new")];
  await Promise.all(under);
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new DOMException("gone", "UnknownError");
  });
  expect(await kept.read("locale")).toBe("new");
});
