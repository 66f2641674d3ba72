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
