import { randomUUID } from "node:crypto";
import type { AgentEvent } from "@parley/protocol";
import { DEFAULT_LIMITS } from "../config/limits.ts";
import type { RunRequest } from "../runs/run-request.ts";
import { Runs, type RunsOptions } from "../runs/runs.ts";
import { type Storage, openStorage } from "../storage/open-storage.ts";
import type { LoggedEvent } from "../storage/run-log.ts";
import { ScriptedRouter } from "./scripted-router.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { verifyStream } from "./verify-stream.ts";

/** Test support: runs over a real store and scripted agents, without HTTP. The visitor is `v1`. */
export class RunsOnDisk {
  readonly router = new ScriptedRouter();
  /** What was reported as having failed. */
  readonly reports: unknown[] = [];
  readonly storage: Storage;
  runs: Runs;
  readonly #remove: () => Promise<void>;

  private constructor(storage: Storage, remove: () => Promise<void>) {
    this.storage = storage;
    this.#remove = remove;
    this.runs = this.another();
  }

  static async open(): Promise<RunsOnDisk> {
    const { folder, remove } = await temporaryFolder();
    return new RunsOnDisk(await openStorage(folder), remove);
  }

  /** Other runs over the same store, as another process would have them. */
  another(more: Partial<RunsOptions> = {}): Runs {
    const { storage, router, reports } = this;
    const limits = { ...DEFAULT_LIMITS, runSeconds: 60, runsPerMinute: 1_000, viewersPerRun: 1_000 };
    return new Runs({
      storage,
      router,
      limits,
      defaultLocale: "en",
      wordsPerSecond: Infinity,
      report: (error) => void reports.push(error),
      ...more,
    });
  }

  async close(): Promise<void> {
    await this.runs.close();
    await this.storage.close();
    await this.#remove();
  }

  async follow(runId: string, after = 0, viewer: AbortSignal = new AbortController().signal): Promise<AsyncIterable<LoggedEvent>> {
    return (await this.runs.follow("v1", runId, after)).events(viewer);
  }

  /** All events of a run, once it has ended; throws where they are no legal AG-UI stream. */
  async whole(runId: string): Promise<AgentEvent[]> {
    const events = (await collect(await this.follow(runId))).map(({ json }) => JSON.parse(json) as AgentEvent);
    verifyStream(events as unknown as Record<string, unknown>[]);
    return events;
  }
}

export async function collect(events: AsyncIterable<LoggedEvent>): Promise<LoggedEvent[]> {
  const all: LoggedEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

export function runRequest(more: Partial<RunRequest> = {}): RunRequest {
  const message = { id: randomUUID(), text: "one two three" };
  return { runId: randomUUID(), threadId: randomUUID(), visitorId: "v1", agentId: "service", message, context: [], ...more };
}
