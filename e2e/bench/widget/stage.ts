import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type BrowserContext, type CDPSession, chromium, type LaunchOptions, type Page } from "@playwright/test";
import { projectRoot } from "../../faults/project-root.ts";
import { type BenchServer, startBenchServer } from "./bench-server.ts";
import { PAGES } from "./pages.ts";
import { watchPage } from "./watch-page.ts";

/** One browser and one server, for figures that are taken one after the other. */
export interface Stage {
  server: BenchServer;
  /** The browser's name and version. */
  browser: string;
  /** A page in a context of its own, with a cache and a storage of its own, or in the given one. Ended with the callback. */
  visit<Result>(work: (visit: Visit) => Promise<Result>, options?: { throttle?: number; context?: BrowserContext }): Promise<Result>;
  newContext(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** What the main thread did since the page was gone to, in milliseconds of processor time, and what it holds. */
export interface Cost {
  task: number;
  script: number;
  nodes: number;
  listeners: number;
  heapBytes: number;
}

export interface Visit {
  page: Page;
  devtools: CDPSession;
  /** Loads a page of ours and waits until it has nothing to do. */
  goto(path: string): Promise<void>;
  cost(): Promise<Cost>;
  /** The same after what nobody holds was collected. */
  costAfterCollection(): Promise<Cost>;
  /** Waits until the main thread rests. */
  settle(): Promise<void>;
  throttle(rate: number): Promise<void>;
}

/** A main thread that works less than this share of a look rests. */
const REST = 0.1;
const LOOK = 100;
const LONGEST = 30_000;
const VIEWPORT = { width: 1280, height: 800 };

export async function openStage(): Promise<Stage> {
  const root = projectRoot();
  const { launchOptions } = (await import(pathToFileURL(join(root, "scripts", "chromium.mjs")).href)) as { launchOptions(): LaunchOptions };
  const server = await startBenchServer(join(root, "widget", "dist"));
  const browser = await chromium.launch(launchOptions());
  const newContext = () => browser.newContext({ locale: "en-US", viewport: VIEWPORT });
  return {
    server,
    browser: `Chromium ${browser.version()}`,
    newContext,
    async visit(work, { throttle, context: given } = {}) {
      const context = given ?? (await newContext());
      const page = await context.newPage();
      try {
        const visit = await createVisit(page, server.url);
        await visit.goto(PAGES.blank);
        if (throttle !== undefined) await visit.throttle(throttle);
        return await work(visit);
      } finally {
        await (given ? page : context).close();
      }
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function createVisit(page: Page, url: string): Promise<Visit> {
  await page.addInitScript(watchPage);
  const devtools = await page.context().newCDPSession(page);
  // Processor time of the main thread: what others take from it does not count.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });

  async function cost(): Promise<Cost> {
    const { metrics } = await devtools.send("Performance.getMetrics");
    const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return {
      task: read("TaskDuration") * 1000,
      script: (read("ScriptDuration") + read("V8CompileDuration")) * 1000,
      nodes: read("Nodes"),
      listeners: read("JSEventListeners"),
      heapBytes: read("JSHeapUsedSize"),
    };
  }

  async function settle(): Promise<void> {
    const end = performance.now() + LONGEST;
    for (let rests = 0; rests < 2;) {
      const before = (await cost()).task;
      await delay(LOOK);
      rests = (await cost()).task - before < REST * LOOK ? rests + 1 : 0;
      if (performance.now() > end) throw new Error("The page does not come to rest");
    }
  }

  return {
    page,
    devtools,
    cost,
    settle,
    async goto(path) {
      await page.goto(`${url}${path}`);
      await settle();
    },
    async costAfterCollection() {
      await settle();
      await devtools.send("HeapProfiler.collectGarbage");
      await devtools.send("HeapProfiler.collectGarbage");
      return cost();
    },
    throttle: (rate) => devtools.send("Emulation.setCPUThrottlingRate", { rate }).then(() => undefined),
  };
}
