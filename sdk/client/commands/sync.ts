import type { Store } from "../conversation/store.ts";
import { ClientError } from "../error.ts";
import { fromKept } from "../storage/kept-conversation.ts";
import type { KeptRepository } from "../storage/kept-repository.ts";
import type { Api } from "../wire/api.ts";
import type { Session } from "../wire/session.ts";

/** Brings in what storage and server know. */
export interface Sync {
  /** Takes up what an earlier visit kept, once. Never rejects. */
  restore(): Promise<void>;
  /** Asks for the agents in the language of the state. Rejects with a {@link ClientError}. */
  loadAgents(): Promise<void>;
  /** Asks for the thread if there may be one. Rejects with a {@link ClientError}. */
  refreshThread(): Promise<void>;
}

export interface SyncTools {
  store: Store;
  repository: KeptRepository;
  session: Session;
  api: Api;
  /** The language was given, so that an earlier choice does not count. */
  isLocaleGiven: boolean;
  onDefaultAgent(agentId: string): void;
}

export function createSync({ store, repository, session, api, isLocaleGiven, onDefaultAgent }: SyncTools): Sync {
  let restoring: Promise<void> | undefined;

  async function restore(): Promise<void> {
    const record = await repository.read("conversation");
    try {
      const known = fromKept(record);
      if (known) {
        const { revision: _revision, ...kept } = known;
        store.dispatch({ type: "restored", kept, isLocaleGiven });
      }
    } catch {
      // A newer client's record is left to it.
      repository.giveUp();
    }
    store.dispatch({ type: "storage-tried", storage: repository.kind() });
  }

  return {
    restore: () => (restoring ??= restore()),
    async loadAgents() {
      const { locale } = store.getState();
      const { agents, defaultAgent } = await api.agents(locale);
      onDefaultAgent(defaultAgent);
      store.dispatch({ type: "agents-loaded", agents, defaultAgent, locale });
    },
    async refreshThread() {
      for (;;) {
        const { messages, run, threadId } = store.getState();
        if (run || messages.length === 0 || !(await session.isKnown())) return;
        const thread = await api.thread(threadId).catch((error: unknown) => {
          if (!(error instanceof ClientError) || error.code !== "not_found") throw error;
        });
        if (!thread) return;
        // An answer from before what was said meanwhile would take that away.
        if (store.getState().messages !== messages) continue;
        const asked = new Set(messages.map(({ id }) => id));
        return store.dispatch({ type: "thread-loaded", thread, asked });
      }
    },
  };
}
