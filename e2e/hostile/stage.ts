import { expect, type Page, test as base } from "@playwright/test";
import { type Chat, chatOn } from "../support/chat.ts";
import { auditPage } from "./audit-page.ts";
import { type HostileServer, type Play, startHostileServer } from "./hostile-server.ts";
import { witness } from "./witness.ts";

/** A page with the widget on it, before a server that says what a test wants. */
export interface Stage {
  page: Page;
  chat: Chat;
  play: Play;
  /** What hostile text has caused so far on any page; a test that causes something itself takes it out. */
  seen: string[];
  /** Requests for something that no widget needs. */
  strays: string[];
  /** Loads the page and opens the panel. */
  open(): Promise<void>;
  /** To a place on the site without a widget, after which what is kept can be replaced. */
  leave(): Promise<void>;
  /** What is on the page now that must not be. */
  faults(): Promise<string[]>;
}

/** Playwright's test with a stage. When it ends, nothing may have been seen, and nothing on the page may be wrong. */
export const test = base.extend<{ server: HostileServer; stage: Stage; clean: boolean }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
  server: async ({}, use) => {
    const server = await startHostileServer();
    await use(server);
    await server.close();
  },
  /** Whether the page is to be looked at in the end; not where a test has spoilt it. */
  clean: [true, { option: true }],
  // What slides in is wider than its place until it has arrived.
  contextOptions: { reducedMotion: "reduce" },
  stage: async ({ context, server, clean }, use) => {
    const seen = await witness(context, server.url);
    await context.addInitScript(`window.auditPage = ${String(auditPage)}`);
    const page = await context.newPage();
    const stage: Stage = {
      page,
      chat: chatOn(page),
      play: server.play,
      seen,
      strays: server.strays,
      async open() {
        await page.goto(`${server.url}/`);
        await page.evaluate(() => (window as unknown as { Parley: { open(): Promise<void> } }).Parley.open());
        await expect(stage.chat.panel).toBeVisible();
        await expect(stage.chat.panel.locator(".speaker").first()).toBeAttached();
      },
      async leave() {
        await page.goto(`${server.url}/blank`).catch(() => undefined);
      },
      faults: () => page.evaluate(auditPage),
    };
    await use(stage);
    if (!clean) return;
    expect(await stage.faults(), "on the page").toEqual([]);
    expect(seen, "seen").toEqual([]);
    expect(server.strays, "requests that no widget needs").toEqual([]);
  },
});

export { expect } from "@playwright/test";
