import type { Action } from "./action.ts";
import { reduce } from "./reduce.ts";
import type { ConversationState } from "./state.ts";

export interface Store {
  getState(): ConversationState;
  dispatch(action: Action): void;
  /** Calls back after each change with the state after it and the one before. Returns its undo. */
  subscribe(listener: Listener): () => void;
}

/** Called with each action that changed something, before anybody hears of the change. */
export type Applied = (action: Action, before: ConversationState, after: ConversationState) => void;

type Listener = (state: ConversationState, before: ConversationState) => void;

/** Holds the state, whose only writer is the reducer. A listener that throws is handed to `onListenerError` and stops nothing. */
export function createStore(initial: ConversationState, onListenerError: (error: unknown) => void, onApplied?: Applied): Store {
  let state = initial;
  let listeners: readonly { call: Listener }[] = [];
  const changes: { after: ConversationState; before: ConversationState }[] = [];
  let isNotifying = false;

  /** A change made by a listener is told after the one that it hears of, so that all hear them in order. */
  function notify(): void {
    if (isNotifying) return;
    isNotifying = true;
    for (let change = changes.shift(); change; change = changes.shift()) {
      for (const { call } of listeners) {
        try {
          call(change.after, change.before);
        } catch (error) {
          onListenerError(error);
        }
      }
    }
    isNotifying = false;
  }

  return {
    getState: () => state,
    dispatch(action) {
      const before = state;
      const after = reduce(before, action);
      if (after === before) return;
      state = after;
      onApplied?.(action, before, after);
      changes.push({ after, before });
      notify();
    },
    subscribe(listener) {
      const entry = { call: listener };
      listeners = [...listeners, entry];
      return () => {
        listeners = listeners.filter((other) => other !== entry);
      };
    },
  };
}
