import type { Page } from "@playwright/test";
import { anotherTab, disturb, expectMemory, noticeOf, QUESTION } from "./storage/memory-chat.ts";
import { chatOn } from "./support/chat.ts";
import { readKept } from "./support/kept.ts";
import { expect, test } from "./support/test.ts";

/** What is done to a page's IndexedDB before its scripts run, so that nothing can be kept from the beginning. */
const BROKEN: Record<string, () => void> = {
  absent: () => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
  },
  "not to be named": () => {
    Object.defineProperty(window, "indexedDB", {
      get: () => {
        throw new DOMException("The document is sandboxed", "SecurityError");
      },
    });
  },
  "refused by a throw": () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Access is denied for this document", "SecurityError");
    };
  },
  "refused by an event": () => {
    IDBFactory.prototype.open = () => {
      const error = new DOMException("A mutation operation was attempted on a database that did not allow mutations", "InvalidStateError");
      const request = Object.assign(new EventTarget(), { error });
      queueMicrotask(() => request.dispatchEvent(new Event("error", { cancelable: true })));
      return request as unknown as IDBOpenDBRequest;
    };
  },
  "silent at open": () => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  },
  "lost at every transaction": () => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("Connection to Indexed Database server lost. Refresh the page to try again", "UnknownError");
    };
  },
  "silent in transactions": () => {
    IDBObjectStore.prototype.get = () => new EventTarget() as IDBRequest;
  },
};

async function openChat(page: Page, url: string) {
  const chat = chatOn(page);
  await page.goto(`${url}/hosts/blank.html`);
  await chat.open();
  return chat;
}

for (const [how, break_] of Object.entries(BROKEN)) {
  test(`IndexedDB ${how}: the chat goes on in memory`, async ({ page, site }) => {
    await page.addInitScript(break_);
    await expectMemory(await openChat(page, site.url));
  });
}

test("in a sandboxed frame the chat goes on in memory", async ({ page, site }) => {
  // The server refuses frames without an origin; storage is what this is about.
  await page.route("**/v1/**", async (route) => {
    const { origin: _origin, ...headers } = route.request().headers();
    const response = await route.fetch({ headers });
    await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
  });
  await page.goto(`${site.url}/parley.js`);
  await page.setContent(`<iframe sandbox="allow-scripts" src="/hosts/blank.html" width="800" height="700"></iframe>`);
  const frame = page.frames()[1];
  const refusal = await frame?.evaluate(() => {
    try {
      return indexedDB.open("any").readyState;
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(refusal, "the frame is one of those").toBe("SecurityError");
  const chat = chatOn(page.frameLocator("iframe"));
  await chat.open();
  await expectMemory(chat);
});

test("an open that another tab blocks for ever leaves memory", async ({ page, site }) => {
  const first = await openChat(page, site.url);
  await first.ask(QUESTION);
  const tab = await anotherTab(page);
  await page.goto("about:blank");
  const ended = await tab.evaluate(async () => {
    const [{ name = "" } = {}] = await indexedDB.databases();
    const held = indexedDB.open(name);
    await new Promise((resolve) => held.addEventListener("success", resolve));
    Object.assign(window, { held });
    return new Promise((resolve) => {
      const deleting = indexedDB.deleteDatabase(name);
      for (const type of ["success", "error", "blocked"]) deleting.addEventListener(type, () => resolve(type));
    });
  });
  expect(ended).toBe("blocked");
  const other = await page.context().newPage();
  await expectMemory(await openChat(other, site.url));
});

test("a disk that is full leaves memory at the first write", async ({ page, context, site }) => {
  const devtools = await context.newCDPSession(page);
  await page.goto(`${site.url}/parley.js`);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: site.url, quotaSize: 1 });
  const chat = await openChat(page, site.url);
  await chat.ask("Hello!");
  await expectMemory(chat, 1);
});

test("a disk that fills up in mid-use leaves memory, and what was said stays", async ({ page, site }) => {
  const chat = await openChat(page, site.url);
  await chat.ask(QUESTION);
  await expect(noticeOf(chat)).toHaveCount(0);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("The disk is full", "QuotaExceededError");
    };
  });
  await chat.ask("Hello!");
  await expectMemory(chat, 2);
});

test("a connection that the browser closes is opened anew", async ({ page, site }) => {
  const chat = await openChat(page, site.url);
  await chat.ask(QUESTION);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin: site.url, storageTypes: "indexeddb" });
  await chat.ask("Hello!");
  await expect.poll(async () => (await readKept(page)).conversation.messages.length).toBe(4);
  await expect(noticeOf(chat)).toHaveCount(0);
});

test("a transaction that fails once in mid-use is made again", async ({ page, site }) => {
  const chat = await openChat(page, site.url);
  const tab = await anotherTab(page);
  for (const [index, how] of ["refused", "aborted"].entries()) {
    await page.evaluate((fault) => {
      const { transaction } = IDBDatabase.prototype;
      IDBDatabase.prototype.transaction = function lost(...given) {
        IDBDatabase.prototype.transaction = transaction;
        if (fault === "refused") throw new DOMException("The database connection is closing", "InvalidStateError");
        const begun = transaction.apply(this, given);
        queueMicrotask(() => begun.abort());
        return begun;
      };
    }, how);
    await chat.ask(QUESTION);
    await expect.poll(async () => (await readKept(tab)).conversation.messages.length).toBe(2 * (index + 1));
    await expect(noticeOf(chat)).toHaveCount(0);
  }
});

test("another tab that deletes the database need not wait; the chat goes on and is kept anew", async ({ page, site }) => {
  const chat = await openChat(page, site.url);
  await chat.ask(QUESTION);
  expect(await disturb(await anotherTab(page), "delete")).toBe("success");
  await chat.ask("Hello!");
  await expect(chat.answers).toHaveCount(2);
  await expect.poll(async () => (await readKept(page)).conversation.messages.length).toBe(4);
  await expect(noticeOf(chat)).toHaveCount(0);
});

test("another tab that upgrades the database need not wait, and the chat goes on in memory", async ({ page, site }) => {
  const chat = await openChat(page, site.url);
  await chat.ask(QUESTION);
  expect(await disturb(await anotherTab(page), "upgrade")).toBe("success");
  await chat.ask("Hello!");
  await expectMemory(chat, 2);
});
