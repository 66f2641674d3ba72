import type { Page } from "@playwright/test";

/** Records of the widget's one database as JSON, by key. */
export type RawRecords = Record<string, string>;

/** Reads every record of the widget as it is. `page` is on the site; keys keep their order. */
export function readRecords(page: Page): Promise<RawRecords> {
  return useRecords(page);
}

/** Puts records in, made from JSON in the page so that a key such as `__proto__` is one. The database must be there. */
export async function putRecords(page: Page, records: RawRecords): Promise<void> {
  await useRecords(page, records);
}

function useRecords(page: Page, changes: RawRecords = {}): Promise<RawRecords> {
  return page.evaluate(async (put) => {
    const finished = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error ?? new Error("The database could not be used")));
      });
    const names = (await indexedDB.databases()).map(({ name }) => name ?? "").filter((name) => name.startsWith("parley-"));
    if (names.length !== 1) throw new Error(`One database was expected: ${names.join(", ")}`);
    const database = await finished(indexedDB.open(names[0] ?? ""));
    try {
      const store = database.transaction("records", "readwrite").objectStore("records");
      for (const [key, json] of Object.entries(put)) await finished(store.put(JSON.parse(json), key));
      const [keys, values] = await Promise.all([finished(store.getAllKeys()), finished(store.getAll())]);
      return Object.fromEntries(keys.map((key, index) => [key as string, JSON.stringify(values[index])]));
    } finally {
      database.close();
    }
  }, changes);
}
