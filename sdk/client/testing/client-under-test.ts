import { IDBFactory } from "fake-indexeddb";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import type { ClientOptions, ParleyClient } from "../client.ts";
import type { ConversationState } from "../conversation/state.ts";
import { createClient } from "../create-client.ts";
import { installBrowserGlobals } from "./browser-globals.ts";
import { type FakeParley, startFakeParley } from "./fake-parley.ts";

export interface ClientsUnderTest {
  /** The test's own server; may be set to another one, which is then closed with it. */
  server: FakeParley;
  /** A client of the server that is destroyed with the test. */
  create(options?: Partial<ClientOptions>): ParleyClient;
}

/** Gives each test of the file a server, an empty storage and clients. */
export function clientsUnderTest(): ClientsUnderTest {
  let clients: ParleyClient[] = [];
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
    clients = [];
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

/** What the visitor sees, one line for each message. */
export function texts(state: ConversationState): string[] {
  return state.messages.map(({ text, status }) => `${text} (${status})`);
}

/** Nothing is under way or waits for its turn. */
export function rests(state: ConversationState): boolean {
  return state.run === undefined && state.messages.every(({ status }) => status !== "sending");
}
