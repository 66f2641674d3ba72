import type { CancelResponse, Locale } from "@parley/protocol";
import type { AgentRouter } from "../agents/router-interface.ts";
import type { Limits } from "../config/limits.ts";
import { RateWindow } from "../guard/rate-window.ts";
import { Refusal } from "../guard/refusal.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { LoggedEvent } from "../storage/run-log.ts";
import type { RunRecord } from "../storage/run-records.ts";
import { executeRun } from "./execute-run.ts";
import { followRun } from "./follow-run.ts";
import { KeyedQueue } from "./keyed-queue.ts";
import { LiveRun } from "./live-run.ts";
import { pace } from "./pace.ts";
import { type BegunRun, beginRun } from "./begin-run.ts";
import { endFromLog } from "./restore-run.ts";
import { cursorAhead, runConflict } from "./run-refusals.ts";
import { type RunRequest, fingerprint } from "./run-request.ts";
import { Viewers } from "./viewers.ts";

export interface RunsOptions {
  storage: Storage;
  router: AgentRouter;
  limits: Pick<Limits, "runSeconds" | "runsPerMinute" | "eventsPerRun" | "logBytesPerRun" | "viewersPerRun">;
  defaultLocale: Locale;
  wordsPerSecond: number;
  /** Told what an agent threw or the store refused. */
  report(error: unknown, run: { runId: string; threadId: string }): void;
}

/** A reader's place at a run. */
export interface Reading {
  /** What it has not heard yet. Called once; ends early when `viewer` is aborted. */
  events(viewer: AbortSignal): AsyncIterable<LoggedEvent>;
  /** Gives the place up, which the end of `events` does too. May be called twice. */
  leave(): void;
}

/** Starts, follows and stops runs. A run belongs to the server: it goes on when its readers leave. */
export class Runs {
  readonly #options: RunsOptions;
  readonly #live = new Map<string, LiveRun>();
  /** By thread. */
  readonly #starts = new KeyedQueue();
  /** By run. */
  readonly #ends = new KeyedQueue();
  readonly #rate: RateWindow;
  readonly #viewers: Viewers;
  #closing = false;

  constructor(options: RunsOptions) {
    this.#options = options;
    this.#rate = new RateWindow(options.limits.runsPerMinute);
    this.#viewers = new Viewers(options.limits.viewersPerRun);
  }

  /** Ends what a crash left running. Called once, before the first request. */
  async sweep(): Promise<void> {
    const { storage } = this.#options;
    for (const run of await storage.runs.running()) await endFromLog(storage, run, "interrupted");
  }

  /**
   * Starts the run, or finds it started by the same request before. Resolves once the message is stored.
   * `after`: the last event that the client has; over 0 only the run that it stems from can be meant. Rejects with a `Refusal`.
   */
  start(request: RunRequest, after: number): Promise<void> {
    return this.#starts.run(request.threadId, async () => {
      const { storage } = this.#options;
      const known = await storage.runs.find(request.runId);
      if (known) {
        if (known.visitorId === request.visitorId && known.bodyHash === fingerprint(request)) return;
        throw runConflict();
      }
      if (after > 0) throw cursorAhead(0);
      const active = await storage.runs.active(request.threadId);
      if (active && active.visitorId === request.visitorId && (await this.#stillRuns(active))) {
        throw new Refusal("run_active", "The conversation waits for another answer. Let it end or cancel it.");
      }
      if (this.#closing) throw new Refusal("unavailable", "The server is going down. Try again in a moment.", { retryAfter: 2 });
      if (this.#live.has(request.runId)) throw runConflict();
      const live = new LiveRun(request.runId, request.threadId);
      const admit = (): void => this.#admit(request.visitorId);
      this.#live.set(live.id, live);
      try {
        const begun = await beginRun({ ...this.#options, request, live, admit });
        void this.#carryOn(begun, live);
      } catch (error) {
        this.#live.delete(live.id);
        live.end();
        throw error;
      }
    });
  }

  /** What the run said after `after`, and goes on to say. Rejects with a `Refusal`: `not_found`, `cursor_ahead`, `rate_limited`. */
  async follow(visitorId: string, runId: string, after: number): Promise<Reading> {
    const { storage } = this.#options;
    let run = await this.#own(visitorId, runId);
    const live = this.#live.get(runId);
    if (!live && run.status === "running") {
      await this.#stillRuns(run);
      run = await this.#own(visitorId, runId);
    }
    const last = live?.seq ?? run.lastSeq;
    if (after > last) throw cursorAhead(last);
    // Nothing is awaited between here and the look at who carries the run on, so that `isBusy` never misses a reader.
    const leave = this.#viewers.enter(runId);
    return { leave, events: (viewer) => followRun({ runId, after, log: storage.log, live, leave }, viewer) };
  }

  /** Stops the run if it has not ended. Safe to call again. Rejects with a `Refusal`: `not_found`. */
  async cancel(visitorId: string, runId: string): Promise<CancelResponse> {
    const run = await this.#own(visitorId, runId);
    if (run.status !== "running" || !(await this.#stillRuns(run))) return { runId, status: "ended" };
    this.#live.get(runId)?.stop("cancelled");
    return { runId, status: "cancelling" };
  }

  /** The thread's run that has not ended. */
  async active(threadId: string): Promise<RunRecord | undefined> {
    const run = await this.#options.storage.runs.active(threadId);
    return run && (await this.#stillRuns(run)) ? run : undefined;
  }

  /** Stops the thread's run, waits for its end and then does the work, before another run can begin. */
  quiet<T>(threadId: string, work: () => Promise<T>): Promise<T> {
    return this.#starts.run(threadId, async () => {
      for (const live of this.#live.values()) {
        if (live.threadId !== threadId) continue;
        live.stop("cancelled");
        await live.ended;
      }
      return work();
    });
  }

  /** Does the work before a run of the thread can begin, unless one goes on. */
  ifIdle(threadId: string, work: () => Promise<void>): Promise<void> {
    return this.#starts.run(threadId, async () => {
      if (![...this.#live.values()].some((live) => live.threadId === threadId)) await work();
    });
  }

  /** Whether the run goes on here, or somebody reads it. */
  isBusy(runId: string): boolean {
    return this.#live.has(runId) || this.#viewers.has(runId);
  }

  /** How many are busy, at most. */
  get busy(): number {
    return this.#live.size + this.#viewers.runs;
  }

  /** Ends all runs as interrupted; readers get that as their last event. May be called twice. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const live of this.#live.values()) live.stop("interrupted");
    await Promise.all([...this.#live.values()].map((live) => live.ended));
  }

  /** A run that the store says goes on, but nobody here carries on, is ended. */
  async #stillRuns(run: RunRecord): Promise<boolean> {
    const { storage } = this.#options;
    return this.#ends.run(run.id, async () => {
      if (this.#live.has(run.id)) return true;
      const now = await storage.runs.find(run.id);
      if (now?.status === "running") await endFromLog(storage, run, "interrupted");
      return false;
    });
  }

  async #own(visitorId: string, runId: string): Promise<RunRecord> {
    const run = await this.#options.storage.runs.find(runId);
    if (run?.visitorId !== visitorId) throw new Refusal("not_found", "There is no such run.");
    return run;
  }

  #admit(visitorId: string): void {
    const wait = this.#rate.take(visitorId, Date.now());
    if (wait > 0) throw new Refusal("rate_limited", `Too many messages at once. Wait ${wait} seconds.`, { retryAfter: wait });
  }

  async #carryOn({ run, turn, addressed, composer }: BegunRun, live: LiveRun): Promise<void> {
    const { storage, router, limits, wordsPerSecond, report } = this.#options;
    const ids = { runId: run.id, threadId: run.threadId };
    const timer = setTimeout(() => live.stop("timeout"), limits.runSeconds * 1000);
    const respond = () => pace(router.respond(turn, addressed), wordsPerSecond, live.signal);
    try {
      await executeRun({ run, live, composer, respond, storage, limits, report: (error) => report(error, ids) });
    } catch (error) {
      report(error, ids);
      // The log may hold less than the composer believes, so the end is made from the log. Failing that, whoever asks for the run next ends it.
      await endFromLog(storage, run, "internal").catch((second: unknown) => (live.lose(), report(second, ids)));
    } finally {
      clearTimeout(timer);
      this.#live.delete(live.id);
      live.end();
    }
  }
}
