import { IDBFactory } from "fake-indexeddb";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import type { ClientOptions, ParleyClient } from "../client.ts";
import type { ConversationState } from "../conversation/state.ts";
import { createClient } from "../create-client.ts";
import { systemClock } from "../page/clock.ts";
import { createKeptRepository, type KeptRepository } from "../storage/kept-repository.ts";
import { type KeptRecord, fromKept } from "../storage/kept-conversation.ts";
import { storageName } from "../storage/storage-name.ts";
import { installBrowserGlobals } from "./browser-globals.ts";
import { type FakeParley, startFakeParley } from "./fake-parley.ts";

export interface ClientsUnderTest {
  /** The test's own server; may be set to another one, which is then closed with it. */
  server: FakeParley;
  /** A client of the server that is destroyed with the test. */
  create(options?: Partial<ClientOptions>): ParleyClient;
  /** The storage of these clients, as another tab has it. */
  storage(): KeptRepository;
}

/** Gives each test of the file a server, an empty storage and clients. */
export function clientsUnderTest(): ClientsUnderTest {
  let clients: ParleyClient[] = [];
  let storages: KeptRepository[] = [];
  let uninstall: () => void;
  const given: Partial<ClientsUnderTest> = {};

  beforeAll(() => {
    uninstall = installBrowserGlobals();
  });
  afterAll(() => uninstall());
  beforeEach(async () => {
    vi.stubGlobal("indexedDB", new IDBFactory());
    given.server = await startFakeParley();
  });
  afterEach(async () => {
    for (const client of clients) client.destroy();
    for (const storage of storages) storage.close();
    [clients, storages] = [[], []];
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    await given.server?.close();
  });

  return Object.assign(given as Pick<ClientsUnderTest, "server">, {
    create(options: Partial<ClientOptions> = {}) {
      const created = createClient({ server: given.server?.url ?? "", ...options });
      clients.push(created);
      return created;
    },
    storage() {
      const opened = createKeptRepository({
        name: storageName({ server: given.server?.url ?? "" }),
        clock: systemClock,
        onMemory: () => undefined,
      });
      storages.push(opened);
      return opened;
    },
  });
}

/** Resolves when the state is as wanted. */
export function until(watched: ParleyClient, wanted: (state: ConversationState) => boolean): Promise<ConversationState> {
  return vi.waitFor(() => {
    const state = watched.getState();
    expect(wanted(state), JSON.stringify(state)).toBe(true);
    return state;
  }, 5_000);
}

/** Resolves when what is kept is as wanted, as an earlier page leaves it. */
export function untilKept(storage: KeptRepository, wanted: (kept: KeptRecord) => boolean): Promise<KeptRecord> {
  return vi.waitFor(async () => {
    const kept = fromKept(await storage.read("conversation"));
    expect(kept !== undefined && wanted(kept), JSON.stringify(kept)).toBe(true);
    return kept as KeptRecord;
  }, 5_000);
}

/** What the visitor sees, one line for each message. */
export function texts(state: Pick<ConversationState, "messages">): string[] {
  return state.messages.map(({ text, status }) => `${text} (${status})`);
}

/** Nothing is under way or waits for its turn. */
export function rests(state: Pick<ConversationState, "messages" | "run">): boolean {
  return state.run === undefined && state.messages.every(({ status }) => status !== "sending");
}
