import type { ConversationState } from "../conversation/state.ts";
import type { Store } from "../conversation/store.ts";
import type { Clock } from "../page/clock.ts";
import { toKept } from "./kept-conversation.ts";
import type { Repository } from "./repository.ts";

/** While an answer streams it is written this often, in milliseconds. */
const STREAMING_PAUSE = 1_000;

export interface Keeper {
  /** Writes what has changed since the last time, now. */
  flush(): void;
  /** Writes what has changed and then no more. May be called twice. */
  stop(): void;
}

/** Writes the conversation as it changes: each message at once, the text of an answer about once a second. */
export function keepConversation({ store, repository, clock }: { store: Store; repository: Repository; clock: Clock }): Keeper {
  let cancel: (() => void) | undefined;
  let isSoon = false;

  function flush(): void {
    if (!cancel) return;
    cancel();
    cancel = undefined;
    void repository.write("conversation", toKept(store.getState()));
  }

  const unsubscribe = store.subscribe((after, before) => {
    if (!hasChanged(after, before)) return;
    const wantsSoon = !isOnlyText(after, before);
    if (cancel && (isSoon || !wantsSoon)) return;
    cancel?.();
    isSoon = wantsSoon;
    cancel = clock.after(wantsSoon ? 0 : STREAMING_PAUSE, flush);
  });

  return {
    flush,
    stop() {
      unsubscribe();
      flush();
    },
  };
}

function hasChanged(after: ConversationState, before: ConversationState): boolean {
  return (
    after.messages !== before.messages || after.run !== before.run || after.threadId !== before.threadId || after.agentId !== before.agentId
  );
}

/** The answer went on and nothing else happened. */
function isOnlyText(after: ConversationState, before: ConversationState): boolean {
  return (
    after.run?.phase === "answering" &&
    before.run?.phase === "answering" &&
    after.messages.length === before.messages.length &&
    after.threadId === before.threadId &&
    after.agentId === before.agentId
  );
}
