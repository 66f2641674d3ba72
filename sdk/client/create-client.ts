import type { ClientOptions, ParleyClient } from "./client.ts";
import { cancelRun } from "./commands/cancel-run.ts";
import { createCommands } from "./commands/create-commands.ts";
import { needAgent } from "./commands/need-agent.ts";
import { createRunner } from "./commands/runner.ts";
import { createSync } from "./commands/sync.ts";
import { initialState } from "./conversation/initial-state.ts";
import { createStore } from "./conversation/store.ts";
import { ClientError } from "./error.ts";
import { newId } from "./new-id.ts";
import { systemClock as clock } from "./page/clock.ts";
import { pageConnectivity as connectivity } from "./page/connectivity.ts";
import { createKeptRepository } from "./storage/kept-repository.ts";
import { storageName } from "./storage/storage-name.ts";
import { shareConversation } from "./tabs/share-conversation.ts";
import { createTabLife } from "./tabs/tab-life.ts";
import { createApi } from "./wire/api.ts";
import { createRequest } from "./wire/request.ts";
import { createSession } from "./wire/session.ts";
import { createSseTransport } from "./wire/sse-transport.ts";

/** One conversation with a Parley server. Touches neither storage nor network before `start` or a command. */
export function createClient(options: ClientOptions): ParleyClient {
  const server = options.server.replace(/\/+$/, "");
  const life = new AbortController();
  const { signal } = life;
  let defaultAgent = options.agentId ?? "";
  /** The agents in the language of the state are on their way. */
  let speaking = Promise.resolve();

  // Looked up at each call, since host pages replace it late; and called without a receiver, which the browser's own insists on.
  const fetch: typeof globalThis.fetch = (input, init) => {
    const given = options.fetch;
    return given ? given(input, init) : globalThis.fetch(input, init);
  };
  const store = createStore(
    initialState({ threadId: newId(), agentId: defaultAgent, locale: options.locale ?? "en" }),
    (error) => console.error("Parley: a listener threw", error),
    (...change) => sharing.applied(...change),
  );
  const name = storageName({ ...options, server });
  const repository = createKeptRepository({
    name,
    clock,
    onMemory() {
      store.dispatch({ type: "storage-tried", storage: "memory" });
      tab.decide();
    },
  });
  const sharing = shareConversation({ name, store: () => store, repository, clock });
  const request = createRequest({ server, fetch, clock, connectivity, signal });
  const session = createSession({
    request,
    clock,
    repository,
    onNewVisitor: () => store.dispatch({ type: "thread-moved", threadId: newId() }),
  });
  const api = createApi(request, session);
  const sync = createSync({
    store,
    repository,
    session,
    api,
    isLocaleGiven: options.locale !== undefined,
    onDefaultAgent(agentId) {
      if (options.agentId === undefined) defaultAgent = agentId;
    },
  });
  const cancel = (runId: string) => cancelRun(runId, { api, clock, connectivity, signal });
  const runner = createRunner({
    server,
    store,
    session,
    clock,
    connectivity,
    transport: createSseTransport({ fetch, clock }),
    random: Math.random,
    needAgent: () => needAgent({ store, sync, clock, connectivity, random: Math.random, signal }),
    settled: sharing.sync,
    cancel: (runId) => void cancel(runId).catch(() => undefined),
    onGone: () => void sync.refreshThread().catch(() => undefined),
  });
  store.subscribe(({ locale }, before) => {
    if (locale !== before.locale) speaking = sync.loadAgents().catch(meet);
  });

  const tab = createTabLife({ name, store, repository, sharing, clock, setActive: runner.setActive });
  const commands = createCommands({
    store,
    repository,
    sharing,
    tab,
    runner,
    api,
    clock,
    ready,
    cancel,
    isDestroyed: () => signal.aborted,
    spoken: () => speaking,
    defaultAgent: () => defaultAgent,
    ...(options.whileAnswering && { whileAnswering: options.whileAnswering }),
  });

  async function ready(): Promise<void> {
    mustLive();
    await sync.restore();
    mustLive();
    tab.begin();
  }

  function mustLive(): void {
    if (signal.aborted) throw new ClientError("destroyed", "The client was destroyed; create another one");
  }

  function meet(error: unknown): void {
    if (error instanceof ClientError && error.code !== "destroyed") {
      store.dispatch({ type: "problem-met", problem: { code: error.code, retryable: error.code !== "origin_not_allowed" } });
    }
  }

  return {
    ...commands,
    getState: store.getState,
    subscribe: (listener) => store.subscribe((state) => listener(state)),
    async start() {
      await ready();
      await Promise.all([store.getState().agents.length > 0 ? undefined : sync.loadAgents().catch(meet), sync.refreshThread().catch(meet)]);
    },
    destroy() {
      if (signal.aborted) return;
      tab.end();
      runner.abandon(new ClientError("destroyed", "The client was destroyed"));
      life.abort();
    },
  };
}
