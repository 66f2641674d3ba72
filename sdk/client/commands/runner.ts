import type { ContextItem } from "../client.ts";
import type { Frame } from "../conversation/action.ts";
import { findMessage } from "../conversation/selectors.ts";
import type { ActiveRun, ConversationState, Problem } from "../conversation/state.ts";
import type { Store } from "../conversation/store.ts";
import { ClientError } from "../error.ts";
import { newId } from "../new-id.ts";
import { nextFrame } from "../page/next-frame.ts";
import { createFrameBatch, type FrameBatch } from "../wire/frame-batch.ts";
import { followRun, type RunEnd, type RunLoopTools } from "../wire/run-loop.ts";
import { type Acknowledgement, createAcknowledgements } from "./acknowledgements.ts";
import { runInput } from "./run-input.ts";

/** Sends messages one after the other and follows their runs. */
export interface Runner {
  /** Sends a message of the conversation when its turn comes. Resolves when the server has it; rejects with a {@link ClientError}. */
  send(messageId: string): Promise<Acknowledgement>;
  /** Follows the conversation's run if it has one that nobody follows. */
  follow(): void;
  /** The visitor wants no answer: a run that the server does not have yet is not tried again. */
  giveUpUnacknowledged(): void;
  /** Leaves the run alone until `resume`; what has come is applied. */
  pause(): void;
  resume(): void;
  /** Leaves the run for good, and those who wait with `error`. */
  abandon(error: ClientError): void;
}

export interface RunnerTools extends RunLoopTools {
  server: string;
  store: Store;
  context(): readonly ContextItem[];
  /** Sees to it that the state names an agent. Rejects with a {@link ClientError}. */
  needAgent(): Promise<void>;
  /** The server is asked to cancel a run that was stopped. Never rejects. */
  cancel(runId: string): void;
  /** The server no longer has a run that it had. */
  onGone(): void;
}

const INTERRUPTED: Problem = { code: "interrupted", retryable: true };

interface Following {
  runId: string;
  leave: AbortController;
  stopping: AbortController;
  batch: FrameBatch;
}

export function createRunner(tools: RunnerTools): Runner {
  const { store, server } = tools;
  const acknowledgements = createAcknowledgements();
  let queue: readonly string[] = [];
  let following: Following | undefined;
  let isPaused = false;
  let isPreparing = false;

  /** Begins the next run if it is time. */
  async function next(): Promise<void> {
    const messageId = queue[0];
    if (messageId === undefined || isPaused || isPreparing || following || store.getState().run) return;
    isPreparing = true;
    try {
      await tools.needAgent();
    } catch (error) {
      failQueue(error as ClientError, true);
    } finally {
      isPreparing = false;
    }
    if (queue[0] !== messageId) return void next();
    if (isPaused || store.getState().run) return;
    queue = queue.slice(1);
    const state = store.getState();
    const runId = findMessage(state, messageId)?.runId ?? newId();
    store.dispatch({ type: "run-begun", run: { runId, agentId: state.agentId, phase: "sending", cursor: 0, messageId } });
    follow(true);
  }

  function follow(isNew = false): void {
    const state = store.getState();
    const { run } = state;
    if (!run || following || isPaused) return;
    const { runId } = run;
    const context = tools.context();
    const batch = createFrameBatch(nextFrame, (frames: readonly Frame[]) =>
      store.dispatch({ type: "run-events", runId, at: tools.clock.now(), frames }),
    );
    const mine: Following = { runId, leave: new AbortController(), stopping: new AbortController(), batch };
    following = mine;
    if (run.phase === "stopping") mine.stopping.abort();
    const message = findMessage(state, run.messageId);
    void followRun(
      {
        eventsUrl: `${server}/v1/runs/${encodeURIComponent(runId)}/events`,
        ...(message && {
          begin: {
            url: `${server}/v1/agents/${encodeURIComponent(run.agentId)}/runs`,
            body: () => runInput({ threadId: store.getState().threadId, runId, message, context }),
          },
        }),
        isNew,
        cursor: run.cursor,
        isAcknowledged: isAcknowledged(state, run),
        signal: mine.leave.signal,
        stopping: mine.stopping.signal,
      },
      {
        onOpen() {
          store.dispatch({ type: "run-acknowledged", runId });
          acknowledgements.resolve({ messageId: run.messageId, runId });
          if (store.getState().run?.phase === "stopping") tools.cancel(runId);
        },
        onFrame: batch.add,
        onRewind() {
          batch.clear();
          store.dispatch({ type: "run-rewound", runId });
        },
        onConnection: (connection) => store.dispatch({ type: "connection-changed", connection }),
      },
      tools,
    ).then((end) => settle(mine, run, end));
  }

  function settle(mine: Following, run: ActiveRun, end: RunEnd): void {
    if (following !== mine) return;
    mine.batch.flush();
    following = undefined;
    const { runId } = run;
    switch (end.kind) {
      case "aborted":
        return;
      case "stopped":
        store.dispatch({ type: "run-given-up", runId });
        tools.cancel(runId);
        break;
      case "ended":
      case "gone":
        store.dispatch({ type: "run-given-up", runId, ...(store.getState().run?.phase !== "stopping" && { problem: INTERRUPTED }) });
        if (end.kind === "gone") tools.onGone();
        break;
      case "failed":
        store.dispatch({ type: "run-given-up", runId, problem: { code: end.error.code, retryable: end.isRetryable } });
        acknowledgements.reject(run.messageId, end.error);
        failQueue(end.error, end.isRetryable);
    }
    acknowledgements.reject(run.messageId, new ClientError("interrupted", "The message was not sent"));
    void next();
  }

  /** What would follow cannot be sent either. */
  function failQueue(error: ClientError, isRetryable: boolean): void {
    const failed = queue;
    if (failed.length === 0) return;
    queue = [];
    store.dispatch({ type: "messages-failed", messageIds: failed, problem: { code: error.code, retryable: isRetryable } });
    for (const messageId of failed) acknowledgements.reject(messageId, error);
  }

  return {
    send(messageId) {
      const acknowledged = acknowledgements.wait(messageId);
      queue = [...queue, messageId];
      void next();
      return acknowledged;
    },
    follow,
    giveUpUnacknowledged: () => following?.stopping.abort(),
    pause() {
      isPaused = true;
      const paused = following;
      following = undefined;
      paused?.leave.abort();
      paused?.batch.flush();
      store.dispatch({ type: "connection-changed", connection: "idle" });
    },
    resume() {
      isPaused = false;
      follow();
      void next();
    },
    abandon(error) {
      queue = [];
      following?.batch.clear();
      following?.leave.abort();
      following = undefined;
      acknowledgements.rejectAll(error);
    },
  };
}

/** Whether the server is known to have the run. */
export function isAcknowledged(state: ConversationState, run: ActiveRun): boolean {
  return findMessage(state, run.messageId)?.status !== "sending";
}
