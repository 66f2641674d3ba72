import type { Action, Frame, RunStanding, SharedAction } from "../conversation/action.ts";
import { adopt } from "../conversation/adopt.ts";
import { reduce } from "../conversation/reduce.ts";
import { standingOf } from "../conversation/restate-run.ts";
import type { ActiveRun, ConversationState } from "../conversation/state.ts";
import type { Applied, Store } from "../conversation/store.ts";
import type { Clock } from "../page/clock.ts";
import { fromKept, type KeptRecord, toKept } from "../storage/kept-conversation.ts";
import type { KeptRepository } from "../storage/kept-repository.ts";
import { createChannel } from "./channel.ts";
import { hearFrames } from "./hear-frames.ts";

/** How long the text of an answer, and a draft, may be ahead of the record, in milliseconds. */
const PAUSE = { text: 1_000, draft: 250, else: 0 };

/** What one tab tells the others: that the record was written, or the words of an answer before they are. */
export type Hint = { kind: "changed" } | { kind: "frames"; runId: string; at: number; frames: readonly Frame[] };

/**
 * Keeps the conversation in one record for all tabs, and the state in step with it. Each change is folded into the record in a transaction of
 * its own, so that the record is what one tab after the other made of it; a tab that finds others' changes takes the record over.
 */
export interface Sharing {
  /** For the store to call with each action that it has applied. */
  applied: Applied;
  /** Writes what this tab did, and takes over what others did. Never rejects. */
  sync(): Promise<void>;
  /** Hears the other tabs from now on. */
  open(): void;
  /**
   * Writes what nobody else has, and hears nobody. `open` takes it up again. Resolves when all is written. The words of an answer are the
   * server's: a page that goes to the back/forward cache with a transaction on its way would lose its place there to the next page.
   */
  close(): Promise<void>;
}

export interface SharingTools {
  name: string;
  store(): Store;
  repository: KeptRepository;
  clock: Clock;
}

export function shareConversation({ name, store, repository, clock }: SharingTools): Sharing {
  let pending: SharedAction[] = [];
  /** The run that went on since anything else happened. */
  let going: Pick<ActiveRun, "runId" | "messageId"> | undefined;
  /** Of the record that this tab has seen last; none has this one. */
  let revision = -1;
  let turn = Promise.resolve();
  let heard: Action | undefined;
  let timer: { cancel(): void; pause: number } | undefined;
  const channel = createChannel<Hint>(name, (message) => {
    const hint = hearFrames(message);
    if (!hint) {
      void sync();
      return;
    }
    heard = { type: "run-events", ...hint };
    store().dispatch(heard);
  });

  function schedule(pause: number): void {
    if (timer && timer.pause <= pause) return;
    timer?.cancel();
    timer = { pause, cancel: clock.after(pause, () => void sync()) };
  }

  /** What became of the run is told as it stands in this state. */
  function settle(state: ConversationState): void {
    if (!going) return;
    const standing: RunStanding = standingOf(state, going);
    pending.push({ type: "run-restated", runId: going.runId, standing });
    going = undefined;
  }

  function applied(action: Action, before: ConversationState, after: ConversationState): void {
    if (action === heard) return;
    switch (action.type) {
      case "storage-tried":
      case "restored":
      case "adopted":
      case "agents-loaded":
      case "connection-changed":
      case "problem-met":
        return;
      case "run-acknowledged":
      case "run-events":
      case "run-rewound":
      case "run-given-up":
        if (going?.runId !== action.runId) settle(before);
        going = { runId: action.runId, messageId: before.run?.messageId ?? "" };
        schedule(isOnlyText(before, after) ? PAUSE.text : PAUSE.else);
        if (action.type === "run-events" && after.run)
          channel.post({ kind: "frames", runId: action.runId, at: action.at, frames: action.frames });
        return;
      default:
        settle(before);
        if (action.type === "draft-changed" && pending.at(-1)?.type === action.type) pending.pop();
        pending.push(action);
        schedule(action.type === "draft-changed" ? PAUSE.draft : PAUSE.else);
    }
  }

  async function pass(): Promise<void> {
    // What is done from here on is not in it, for the next pass to do it once.
    const state = store().getState();
    settle(state);
    const mine = pending;
    pending = [];
    let record: KeptRecord | undefined;
    let isNews = true;
    try {
      if (mine.length === 0) {
        record = fromKept(await repository.read("conversation"));
        isNews = record !== undefined && record.revision !== revision;
      } else {
        await repository.update("conversation", (value) => {
          const known = fromKept(value);
          isNews = known !== undefined && known.revision !== revision;
          const written = toKept(
            known ? mine.reduce<ConversationState>(reduce, adopt(state, known)) : state,
            (known?.revision ?? Math.max(revision, clock.now())) + 1,
          );
          record = fromKept(written);
          return written;
        });
        channel.post({ kind: "changed" });
      }
    } catch {
      // A newer client's record is left to it.
      repository.giveUp();
      return;
    }
    if (!record) return;
    const { revision: last, ...kept } = record;
    revision = last;
    if (!isNews) return;
    settle(store().getState());
    store().dispatch({ type: "adopted", kept, pending: [...pending] });
  }

  function sync(): Promise<void> {
    timer?.cancel();
    timer = undefined;
    turn = turn.then(pass);
    return turn;
  }

  return {
    applied,
    sync,
    open: channel.open,
    close() {
      channel.close();
      timer?.cancel();
      timer = undefined;
      return pending.length > 0 ? sync() : turn;
    },
  };
}

/** The answer went on and nothing else happened. */
function isOnlyText(before: ConversationState, after: ConversationState): boolean {
  return after.run?.phase === "answering" && before.run?.phase === "answering" && after.messages.length === before.messages.length;
}
