import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type LaunchOptions } from "@playwright/test";
import { startFaultServer } from "../fault-server.ts";
import { projectRoot } from "../project-root.ts";
import { type Result, runAll } from "../run-all.ts";
import type { SuiteOptions } from "../run-suite.ts";
import type { BrokenPageName } from "./broken-page.ts";
import { planBrowserRun } from "./browser-plan.ts";
import { openReference } from "./reference.ts";
import { visitInBrowser } from "./visit-in-browser.ts";

/** All runs of the built widget in one browser, each in a context of its own, against one real server of their own. */
export async function runInChromium(options: SuiteOptions<BrokenPageName>): Promise<readonly Result[]> {
  const { seed, numbers, jobs, quick = false, broken, onResult } = options;
  const root = projectRoot();
  const server = await startFaultServer(join(root, "widget", "dist"));
  const { launchOptions } = (await import(pathToFileURL(join(root, "scripts", "chromium.mjs")).href)) as { launchOptions(): LaunchOptions };
  const browser = await chromium.launch(launchOptions());
  try {
    const reference = await openReference(browser, server);
    return await runAll({
      where: "Chromium",
      plans: numbers.map((number) => planBrowserRun(seed, number, { quick })),
      jobs,
      server,
      visit: (plan) => visitInBrowser(plan, { browser, server, reference, ...(broken && { broken }) }),
      life: ({ life }) => life.map(({ name }) => name),
      onResult,
    });
  } finally {
    await browser.close();
  }
}
