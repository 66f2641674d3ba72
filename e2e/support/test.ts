import { test as base, expect } from "@playwright/test";
import { startSite, type Site } from "./start-site.ts";

interface TestFixtures {
  /** What the page may complain of: matched against its console errors. Everything else fails the test. */
  tolerated: RegExp | undefined;
}

interface WorkerFixtures {
  /** Agents that answer at once. */
  site: Site;
  /** Agents that take seconds over an answer, so that something can happen meanwhile. */
  slowSite: Site;
}

/** Playwright's test, with Solstice to test against. No page may log an error or throw one. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  slowSite: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to know what a fixture needs
    async ({}, use) => {
      const site = await startSite({ wordsPerSecond: 10 });
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  tolerated: [undefined, { option: true }],
  context: async ({ context, tolerated }, use) => {
    const faults: string[] = [];
    context.on("weberror", (error) => faults.push(String(error.error())));
    context.on("console", (message) => {
      if (message.type() === "error" && !tolerated?.test(message.text())) faults.push(message.text());
    });
    await use(context);
    expect(faults, "errors on the console").toEqual([]);
  },
});

export { expect } from "@playwright/test";
