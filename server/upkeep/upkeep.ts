import { setImmediate } from "node:timers/promises";
import type { Limits } from "../config/limits.ts";
import { compactRun } from "../runs/compact-run.ts";
import type { Runs } from "../runs/runs.ts";
import type { Storage } from "../storage/open-storage.ts";

/** Runs, and conversations, that are worked on at a time. */
const BATCH = 20;
/** Milliseconds between two batches while there is more to do. */
const SOON = 50;
/** Milliseconds between two looks otherwise, at most. */
const SELDOM = 60_000;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface UpkeepOptions {
  storage: Storage;
  runs: Runs;
  limits: Pick<Limits, "compactAfterMinutes" | "retentionDays">;
  /** Told what the store refused; it is tried again later. */
  report(error: unknown): void;
}

/**
 * Folds the logs of runs that ended a while ago, and deletes conversations that were quiet for too long. What there is to do the store alone knows, so
 * nothing is lost by a crash. Works in small steps, in between which the server gets its turn; keeps no process alive.
 */
export class Upkeep {
  readonly #options: UpkeepOptions;
  #timer: NodeJS.Timeout | undefined;
  #working: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /** Begins to look from time to time. Called once. */
  start(): void {
    this.#schedule(SOON);
  }

  /** Does one batch. True where there is more. Rejects with a `StorageError`. */
  async work(now: Date): Promise<boolean> {
    const isMoreToFold = await this.#foldLogs(now);
    return (await this.#deleteQuiet(now)) || isMoreToFold;
  }

  /** Stops after the step that it is at. May be called twice. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  #schedule(milliseconds: number): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => {
      this.#working = this.#look();
    }, milliseconds);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const { limits, report } = this.#options;
    const seldom = Math.max(SOON, Math.min(SELDOM, limits.compactAfterMinutes * MINUTE));
    try {
      this.#schedule((await this.work(new Date())) ? SOON : seldom);
    } catch (error) {
      report(error);
      this.#schedule(seldom);
    }
  }

  async #foldLogs(now: Date): Promise<boolean> {
    const { storage, runs, limits } = this.#options;
    const until = before(now, limits.compactAfterMinutes * MINUTE);
    // Runs that are read are passed over, however many they are.
    const found = await storage.runs.whole(until, BATCH + runs.busy);
    const free = found.filter(({ id }) => !runs.isBusy(id)).slice(0, BATCH);
    for (const run of free) {
      if (this.#isClosed) return false;
      await compactRun(storage, run, () => runs.isBusy(run.id), now);
      await setImmediate();
    }
    return free.length === BATCH;
  }

  async #deleteQuiet(now: Date): Promise<boolean> {
    const { storage, runs, limits } = this.#options;
    if (limits.retentionDays === 0) return false;
    const since = before(now, limits.retentionDays * DAY);
    const found = await storage.threads.quietSince(since, BATCH);
    for (const { id, visitorId } of found) {
      if (this.#isClosed) return false;
      await runs.ifIdle(id, () =>
        storage.transaction(async (within) => {
          await within.threads.deleteQuiet(id, since);
          await within.visitors.forget(visitorId);
        }),
      );
      await setImmediate();
    }
    return found.length === BATCH;
  }
}

/** Not before 1970, where ISO texts no longer sort by time. */
function before(now: Date, milliseconds: number): Date {
  return new Date(Math.max(0, now.getTime() - milliseconds));
}
