import type { Page } from "@playwright/test";
import { chatOn } from "./support/chat.ts";
import { expect, test } from "./support/test.ts";

/** Counts listeners of the page's own objects, as `add` less `remove`; those that fire once or hang on a signal are followed too. */
const COUNT_LISTENERS = () => {
  const alive = new Map<string, number>();
  const change = (key: string, by: number) => alive.set(key, (alive.get(key) ?? 0) + by);
  const names = new Map<EventTarget, string>([
    [window, "window"],
    [document, "document"],
    [document.documentElement, "html"],
  ]);
  if (window.visualViewport) names.set(window.visualViewport, "visualViewport");
  const known = new Map<string, Set<unknown>>();
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const name = names.get(this ?? window) ?? (this instanceof MediaQueryList ? `media ${this.media}` : undefined);
    if (name && listener) {
      const key = `${name} ${type}`;
      const set = known.get(key) ?? new Set();
      known.set(key, set);
      if (!set.has(listener)) change(key, 1);
      set.add(listener);
    }
    return add.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, type, listener, options) {
    const name = names.get(this ?? window) ?? (this instanceof MediaQueryList ? `media ${this.media}` : undefined);
    if (name && known.get(`${name} ${type}`)?.delete(listener)) change(`${name} ${type}`, -1);
    return remove.call(this ?? window, type, listener, options);
  };
  Object.assign(window, {
    listenersAlive: () =>
      [...alive]
        .filter(([, count]) => count !== 0)
        .map(([key, count]) => `${key} × ${count}`)
        .toSorted(),
  });
};

/** All of the page that a script can leave something on. */
function snapshot(page: Page) {
  return page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    globals: Object.getOwnPropertyNames(window)
      .filter((name) => !/^\d+$/.test(name))
      .toSorted(),
    listeners: (window as unknown as { listenersAlive(): string[] }).listenersAlive(),
    sheets: document.adoptedStyleSheets.length,
    focus: document.activeElement?.tagName,
    session: { ...sessionStorage },
    local: { ...localStorage },
  }));
}

test("destroy gives the page back as it was", async ({ page, site }) => {
  const chat = chatOn(page);
  await page.addInitScript(COUNT_LISTENERS);
  await page.route("**/hosts/blank.html", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/<script.*?<\/script>/, "") });
  });
  await page.goto(`${site.url}/hosts/blank.html`);
  await page.waitForLoadState("load");
  const before = await snapshot(page);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const tag = document.createElement("script");
        tag.addEventListener("load", resolve);
        tag.src = "/parley.js";
        document.head.append(tag);
      }),
  );
  await chat.open();
  const answer = await chat.ask("How long is the warranty on the battery?");
  await answer.getByRole("button", { name: chat.texts("sources.open", { title: "Warranty" }) }).click();
  await expect(chat.panel.getByRole("heading", { level: 3 }).first()).toBeVisible();
  const during = await snapshot(page);
  expect(during.html, "the snapshot sees the widget").not.toBe(before.html);
  expect(during.globals).toContain("Parley");
  expect(during.listeners).not.toEqual(before.listeners);

  await page.evaluate(() => (window as unknown as { Parley: { destroy(): Promise<void> } }).Parley.destroy());
  await page.evaluate(() => document.querySelector("script[src='/parley.js']")?.remove());
  expect(await snapshot(page)).toEqual(before);

  const databases = await page.evaluate(async () => {
    const all = await indexedDB.databases();
    const ends = all.map(
      ({ name }) =>
        new Promise<string>((resolve) => {
          const request = indexedDB.deleteDatabase(name ?? "");
          for (const type of ["success", "error", "blocked"]) request.addEventListener(type, () => resolve(type));
        }),
    );
    return Promise.all(ends);
  });
  expect(databases, "the connection is closed; what was said is kept for the next visit").toEqual(["success"]);
});

test("destroyed in mid-answer, nothing of it goes on, and the next widget does", async ({ page, slowSite }) => {
  const chat = chatOn(page);
  await page.goto(`${slowSite.url}/hosts/blank.html`);
  await chat.open();
  await chat.say("How long is the warranty on the battery?");
  await chat.answers.first().waitFor();
  const cut = page.waitForEvent("requestfailed", (request) => request.url().includes("/v1/"));
  await page.evaluate(() => (window as unknown as { Parley: { destroy(): Promise<void> } }).Parley.destroy());
  await cut;
  await expect(page.locator("parley-widget, parley-announcer")).toHaveCount(0);

  await page.addScriptTag({ url: "/parley.js" });
  await chat.launcher.click();
  await chat.answered(1);
  await expect(chat.answers).toHaveCount(1);
  await expect(chat.answers).toContainText("10 years");
});
