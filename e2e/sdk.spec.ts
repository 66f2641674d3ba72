import type { Page } from "@playwright/test";
import { chatOn } from "./support/chat.ts";
import { expect, test } from "./support/test.ts";

/** What `window.Parley` is once the script has run, as these tests use it. */
interface Handle {
  version: string;
  open(): Promise<void>;
  close(): Promise<void>;
  send(text: string): Promise<{ messageId: string }>;
  setLocale(tag: string): Promise<string>;
  setContext(context: object): Promise<void>;
  on(name: string, listener: (event: unknown) => void): () => void;
  destroy(): Promise<void>;
}
type Host = Window & { Parley: Handle; told: [name: string, event: object][] };

const EVENTS = [
  "ready",
  "opened",
  "closed",
  "message-sent",
  "message-started",
  "message-finished",
  "agent-changed",
  "locale-changed",
  "error",
];

/** Notes every event of the handle that is there. */
async function listenToAll(page: Page): Promise<void> {
  await page.waitForFunction(() => "open" in ((window as unknown as Host).Parley ?? {}));
  await page.evaluate((names) => {
    const host = window as unknown as Host;
    host.told = [];
    for (const name of names) host.Parley.on(name, (event) => host.told.push([name, event as object]));
  }, EVENTS);
}

test("what was queued before the script is done when it is there", async ({ page, site }) => {
  const chat = chatOn(page, "it");
  await page.goto(`${site.url}/hosts/queue.html`);
  await expect(chat.panel).toBeVisible();
  await expect(chat.panel, "the page is German, the queue asked for Italian").toHaveAttribute("lang", "it");
  await expect(page.locator("#log")).toHaveText("ready opened");
  const run = page.waitForRequest((request) => request.url().endsWith("/runs"));
  await chat.ask("Quanto pesa la Vault 10?");
  expect((await run).postDataJSON()).toMatchObject({
    forwardedProps: { locale: "it" },
    context: [
      { description: "page", value: "queue" },
      { description: "plan", value: "Family" },
    ],
  });
  await chat.close.click();
  await expect(page.locator("#log")).toHaveText("ready opened closed");
});

test("a page drives the chat and hears what happens in it", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/en/help/`);
  await listenToAll(page);
  const call = <Result>(run: (parley: Handle) => Promise<Result>) => page.evaluate<Result>(`(${String(run)})(window.Parley)`);

  const { messageId } = await call((parley) => parley.send("How long is the warranty on the battery?"));
  await expect(chat.panel, "sending opens nothing").toBeHidden();
  await page.waitForFunction(() => (window as unknown as Host).told.some(([name]) => name === "message-finished"));
  await call((parley) => parley.open());
  await expect(chat.panel).toBeVisible();
  await expect(page.locator("body"), "opening leaves the focus alone").toBeFocused();
  await expect(chat.answers).toHaveText([/10 years/]);
  expect(await call((parley) => parley.setLocale("de-AT"))).toBe("de");
  await expect(chat.panel).toHaveAttribute("lang", "de");
  await call((parley) => parley.send("Ich möchte ein Angebot"));
  await page.waitForFunction(() => (window as unknown as Host).told.filter(([name]) => name === "message-finished").length === 2);
  await call((parley) => parley.close());
  await expect(chat.panel).toBeHidden();

  const told = await page.evaluate(() => (window as unknown as Host).told);
  expect(told.map(([name]) => name)).toEqual([
    "ready",
    "message-sent",
    "message-started",
    "message-finished",
    "opened",
    "locale-changed",
    "message-sent",
    "agent-changed",
    "message-started",
    "message-finished",
    "closed",
  ]);
  const heard = (name: string) => told.filter((entry) => entry[0] === name).map(([, event]) => event);
  expect(heard("message-sent")[0]).toEqual({ messageId, text: "How long is the warranty on the battery?" });
  expect(heard("message-finished")[0]).toMatchObject({
    status: "complete",
    text: expect.stringContaining("10 years"),
    sources: [{ id: "warranty", locale: "en" }],
  });
  expect(heard("agent-changed")).toEqual([{ agentId: "lead" }]);
  expect(heard("locale-changed")).toEqual([{ locale: "de" }]);
});

test("two tags make one widget", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/hosts/blank.html`);
  await chat.launcher.waitFor();
  await page.evaluate(
    (src) =>
      new Promise((resolve) => {
        const tag = document.createElement("script");
        tag.addEventListener("load", resolve);
        tag.src = src;
        document.head.append(tag);
      }),
    "/parley.js",
  );
  await chat.open();
  await expect(page.locator("parley-widget")).toHaveCount(1);
  await expect(page.locator("parley-announcer")).toHaveCount(1);
  await expect(chat.panel).toHaveCount(1);
});

test("the page's single-key shortcuts do not fire while the visitor writes, and do otherwise", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.goto(`${site.url}/hosts/blank.html`);
  await page.evaluate(() => {
    Object.assign(window, { keys: "" });
    for (const target of [document, window])
      target.addEventListener("keydown", (event) =>
        Object.assign(window, { keys: (window as unknown as { keys: string }).keys + (event as KeyboardEvent).key }),
      );
  });
  const keys = () => page.evaluate(() => (window as unknown as { keys: string }).keys);
  await chat.open();
  await chat.field.pressSequentially("go?");
  expect(await keys()).toBe("");
  await expect(chat.field).toHaveValue("go?");
  await chat.close.focus();
  await page.keyboard.press("x");
  expect(await keys(), "once from each listener").toBe("xx");
});
