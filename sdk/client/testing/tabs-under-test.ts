import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, vi } from "vitest";
import { initialState } from "../conversation/initial-state.ts";
import { createStore, type Store } from "../conversation/store.ts";
import { createKeptRepository, type KeptRepository } from "../storage/kept-repository.ts";
import { shareConversation, type Sharing } from "../tabs/share-conversation.ts";
import { type FakeChannels, fakeChannels } from "./fake-channels.ts";
import { type ManualClock, manualClock } from "./manual-clock.ts";
import { QUESTION } from "./states.ts";

/** What one tab has of the conversation, without a server and without the tab's life. Nothing is written before its clock goes on, or `sync`. */
export interface TabUnderTest {
  store: Store;
  sharing: Sharing;
  repository: KeptRepository;
  clock: ManualClock;
  /** Storage turned out to keep nothing. */
  onMemory: ReturnType<typeof vi.fn>;
  /** The visitor writes so. */
  say(id: string): void;
}

export interface TabsUnderTest {
  channels: FakeChannels;
  /** A tab with a thread of its own, which hears the others where the test has channels. */
  tab(): TabUnderTest;
  /** Lets all tabs know what all did, in this order. */
  agree(...tabs: TabUnderTest[]): Promise<void>;
}

export const NAME = "parley-tabs";

/** Gives each test of the file an empty storage and tabs over it, with channels between them or without. */
export function tabsUnderTest({ hasChannels }: { hasChannels: boolean }): TabsUnderTest {
  let tabs: TabUnderTest[] = [];
  const given = { channels: fakeChannels() };

  beforeEach(() => {
    given.channels = fakeChannels();
    vi.stubGlobal("indexedDB", new IDBFactory());
    vi.stubGlobal("document", {});
    vi.stubGlobal("BroadcastChannel", hasChannels ? given.channels.Channel : undefined);
  });
  afterEach(async () => {
    await Promise.all(tabs.map(({ sharing }) => sharing.close()));
    for (const { repository } of tabs) repository.close();
    tabs = [];
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  function tab(): TabUnderTest {
    const clock = manualClock();
    const onMemory = vi.fn<() => void>();
    const repository = createKeptRepository({ name: NAME, clock, onMemory });
    const sharing = shareConversation({ name: NAME, store: () => store, repository, clock });
    const store = createStore(
      initialState({ threadId: `thread-${tabs.length}`, agentId: "service", locale: "en" }),
      (error) => {
        throw error;
      },
      sharing.applied,
    );
    const say = (id: string) => store.dispatch({ type: "message-added", message: { ...QUESTION, id, text: id, runId: `run-${id}` } });
    const created = { store, sharing, repository, clock, onMemory, say };
    sharing.open();
    tabs.push(created);
    return created;
  }

  return Object.assign(given, {
    tab,
    async agree(...those: TabUnderTest[]) {
      for (const { sharing } of [...those, ...those]) await sharing.sync();
    },
  });
}

/** Ids of what the visitor sees. */
export function idsIn({ store }: TabUnderTest): string[] {
  return store.getState().messages.map(({ id }) => id);
}

/** The run of that message begins. */
export function begin({ store }: TabUnderTest, messageId: string): void {
  store.dispatch({ type: "run-begun", run: { runId: `run-${messageId}`, agentId: "service", phase: "sending", cursor: 0, messageId } });
}
