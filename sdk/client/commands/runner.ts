import { findMessage, isAcknowledged } from "../conversation/selectors.ts";
import type { ActiveRun, Message, Problem } from "../conversation/state.ts";
import type { Store } from "../conversation/store.ts";
import type { ClientError } from "../error.ts";
import { newId } from "../new-id.ts";
import { nextFrame } from "../page/next-frame.ts";
import { createFrameBatch, type FrameBatch } from "../wire/frame-batch.ts";
import { followRun, type RunEnd, type RunLoopTools } from "../wire/run-loop.ts";
import { type Acknowledgement, createAcknowledgements } from "./acknowledgements.ts";
import { runInput } from "./run-input.ts";

/** Sends the messages that wait one after the other, and follows their runs, as long as it is this tab's turn. What the state says is what it does. */
export interface Runner {
  /** Resolves when the server has the message; rejects with a {@link ClientError}. */
  acknowledged(messageId: string, runId: string): Promise<Acknowledgement>;
  /** Goes to work, or leaves it to others: the run goes on, and what has come of it is applied. */
  setActive(isActive: boolean): void;
  /** Leaves the run for good, and those who wait with `error`. */
  abandon(error: ClientError): void;
}

export interface RunnerTools extends RunLoopTools {
  server: string;
  store: Store;
  /** Sees to it that the state names an agent. Rejects with a {@link ClientError}. */
  needAgent(): Promise<void>;
  /** Sees to it that what waits is kept, and known to all tabs. Never rejects. */
  settled(): Promise<void>;
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
  let following: Following | undefined;
  let isActive = false;
  let isPreparing = false;
  /** The run that not all tabs know of yet. */
  let beginning: string | undefined;

  store.subscribe((state) => {
    look();
    acknowledgements.look(state);
  });

  /** Brings what is done in line with what the state says. */
  function look(): void {
    const { run } = store.getState();
    if (following && (!isActive || following.runId !== run?.runId)) leave();
    if (following) {
      if (run?.phase === "stopping") following.stopping.abort();
    } else if (isActive) {
      if (!run) void next();
      else if (run.runId !== beginning) follow(run);
    }
  }

  /** Begins the run of the message that has waited longest. It is asked for once all tabs know of it, so that none takes the message back. */
  async function next(): Promise<void> {
    if (isPreparing || !waiting()) return;
    isPreparing = true;
    await tools.needAgent().then(begin, fail);
    await tools.settled();
    isPreparing = false;
    beginning = undefined;
    look();
  }

  function waiting(): Message | undefined {
    return store.getState().messages.find(({ status }) => status === "sending");
  }

  function begin(): void {
    const message = waiting();
    const { run, agentId } = store.getState();
    if (!message || !isActive || run) return;
    const runId = message.runId ?? newId();
    beginning = runId;
    store.dispatch({ type: "run-begun", run: { runId, agentId, phase: "sending", cursor: 0, messageId: message.id } });
  }

  function fail(error: ClientError): void {
    const id = waiting()?.id;
    if (id === undefined || error.code === "destroyed") return;
    acknowledgements.reject(id, error);
    const problem = { code: error.code, retryable: error.code !== "origin_not_allowed" };
    store.dispatch({ type: "messages-failed", messageIds: [id], problem });
  }

  function leave(): void {
    const left = following;
    following = undefined;
    left?.leave.abort();
    left?.batch.flush();
    store.dispatch({ type: "connection-changed", connection: "idle" });
  }

  function follow(run: ActiveRun): void {
    const { runId } = run;
    const state = store.getState();
    const batch = createFrameBatch(
      nextFrame,
      (frames) => store.dispatch({ type: "run-events", runId, at: tools.clock.now(), frames }),
      () => store.getState().run?.cursor ?? 0,
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
            body: () => runInput({ threadId: store.getState().threadId, runId, message }),
          },
        }),
        cursor: run.cursor,
        isAcknowledged: isAcknowledged(state, run),
        signal: mine.leave.signal,
        stopping: mine.stopping.signal,
      },
      {
        onOpen() {
          store.dispatch({ type: "run-acknowledged", runId });
          if (store.getState().run?.phase === "stopping") tools.cancel(runId);
        },
        onFrame: batch.add,
        onRewind() {
          batch.clear();
          store.dispatch({ type: "run-rewound", runId });
        },
        onConnection: (connection) => store.dispatch({ type: "connection-changed", connection }),
        onTrouble: (code) => store.dispatch({ type: "problem-met", problem: { code, retryable: true } }),
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
        acknowledgements.reject(run.messageId, end.error);
        store.dispatch({ type: "run-given-up", runId, problem: { code: end.error.code, retryable: end.isRetryable } });
    }
    look();
  }

  return {
    acknowledged: acknowledgements.wait,
    setActive(isTurn) {
      isActive = isTurn;
      look();
    },
    abandon(error) {
      following?.batch.clear();
      following?.leave.abort();
      following = undefined;
      acknowledgements.rejectAll(error);
    },
  };
}
