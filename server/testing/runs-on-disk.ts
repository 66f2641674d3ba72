import { randomUUID } from "node:crypto";
import type { AgentEvent } from "@parley/protocol";
import { DEFAULT_LIMITS } from "../config/limits.ts";
import { compactRun } from "../runs/compact-run.ts";
import type { RunRequest } from "../runs/run-request.ts";
import { Runs, type RunsOptions } from "../runs/runs.ts";
import { type Storage, openStorage } from "../storage/open-storage.ts";
import type { LoggedEvent, RunLog } from "../storage/run-log.ts";
import type { RunRecord } from "../storage/run-records.ts";
import { type Script, ScriptedRouter } from "./scripted-router.ts";
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

  /** Lets a run of this script end. */
  async ended(script: Script): Promise<RunRecord> {
    this.router.script = script;
    const { runId } = runRequest();
    await this.runs.start(runRequest({ runId }), 0);
    await this.whole(runId);
    return this.record(runId);
  }

  /** A run that has ended. */
  async record(runId: string): Promise<RunRecord> {
    const run = await this.storage.runs.find(runId);
    if (!run || this.runs.isBusy(runId)) throw new Error("the run has not ended");
    return run;
  }

  log(runId: string): Promise<LoggedEvent[]> {
    return this.storage.log.read(runId, 0, 100_000);
  }

  /** Folds a run's log, in `storage` (default: its own). */
  compact(run: RunRecord, storage: Storage = this.storage): Promise<boolean> {
    return compactRun(storage, run, () => this.runs.isBusy(run.id), new Date());
  }

  /** The store, where a log is folded another way. */
  folding(fold: (real: RunLog["fold"]) => RunLog["fold"]): Storage {
    const { storage } = this;
    return {
      ...storage,
      transaction: (work) => storage.transaction((within) => work({ ...within, log: { ...within.log, fold: fold(within.log.fold) } })),
    };
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
