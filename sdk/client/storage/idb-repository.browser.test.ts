import { afterEach, expect, test } from "vitest";
import { systemClock } from "../page/clock.ts";
import { createIdbRepository } from "./idb-repository.ts";
import type { Repository } from "./repository.ts";

let count = 0;
let open: Repository[] = [];

function repository(name: string): Repository {
  const created = createIdbRepository(name, systemClock);
  open.push(created);
  return created;
}

/** Resolves with whether the database was deleted without having to wait for anybody. */
function remove(name: string): Promise<"deleted" | "blocked"> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener("success", () => resolve("deleted"));
    request.addEventListener("blocked", () => resolve("blocked"));
    request.addEventListener("error", () => reject(request.error ?? new Error("not deleted")));
  });
}

afterEach(async () => {
  for (const kept of open) kept.close();
  open = [];
  for (const { name } of await indexedDB.databases()) if (name?.startsWith("parley-browser")) await remove(name);
});

test("what was written outlives the connection", async () => {
  const name = `parley-browser-${count++}`;
  const first = repository(name);
  await first.write("conversation", { version: 1, messages: [{ id: "a", text: "ü 日本" }] });
  first.close();
  expect(await repository(name).read("conversation")).toEqual({ version: 1, messages: [{ id: "a", text: "ü 日本" }] });
});

test("a write that is under way when the connection is closed still arrives, as on pagehide", async () => {
  const name = `parley-browser-${count++}`;
  const leaving = repository(name);
  await leaving.read("conversation");
  const writing = leaving.write("conversation", "the last words");
  leaving.close();
  await writing;
  expect(await repository(name).read("conversation")).toBe("the last words");
});

test("another tab that deletes the database need not wait, and later use begins anew", async () => {
  const name = `parley-browser-${count++}`;
  const kept = repository(name);
  await kept.write("locale", "de");
  expect(await remove(name)).toBe("deleted");
  expect(await kept.read("locale")).toBeUndefined();
  await kept.write("locale", "fr");
  expect(await kept.read("locale")).toBe("fr");
});

test("a connection that the browser closed is opened anew", async () => {
  const name = `parley-browser-${count++}`;
  const connections: IDBDatabase[] = [];
  const { open: original } = IDBFactory.prototype;
  IDBFactory.prototype.open = function openAndRemember(...given) {
    const request = original.apply(this, given);
    request.addEventListener("success", () => connections.push(request.result));
    return request;
  };
  try {
    const kept = repository(name);
    await kept.write("locale", "de");
    connections[0]?.close();
    expect(await kept.read("locale")).toBe("de");
    expect(connections).toHaveLength(2);
  } finally {
    IDBFactory.prototype.open = original;
  }
});

test("a database that is somebody else's is refused, not damaged", async () => {
  const name = `parley-browser-${count++}`;
  await new Promise<void>((resolve) => {
    const request = indexedDB.open(name, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore("theirs"));
    request.addEventListener("success", () => {
      request.result.close();
      resolve();
    });
  });
  await expect(repository(name).read("locale")).rejects.toMatchObject({ name: "NotFoundError" });
});
