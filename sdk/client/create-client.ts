import type { ClientOptions, ContextItem, ParleyClient } from "./client.ts";
import { cancelRun } from "./commands/cancel-run.ts";
import { checkContext } from "./commands/check-context.ts";
import { needAgent } from "./commands/need-agent.ts";
import { createRunner, isAcknowledged } from "./commands/runner.ts";
import { createSync } from "./commands/sync.ts";
import { initialState } from "./conversation/initial-state.ts";
import { findMessage, isRetryable } from "./conversation/selectors.ts";
import { createStore } from "./conversation/store.ts";
import { ClientError } from "./error.ts";
import { newId } from "./new-id.ts";
import { systemClock as clock } from "./page/clock.ts";
import { pageConnectivity as connectivity } from "./page/connectivity.ts";
import { watchPageLife } from "./page/page-life.ts";
import { keepConversation } from "./storage/keep.ts";
import { createKeptRepository } from "./storage/kept-repository.ts";
import { storageName } from "./storage/storage-name.ts";
import { createApi } from "./wire/api.ts";
import { createRequest } from "./wire/request.ts";
import { createSession } from "./wire/session.ts";
import { createSseTransport } from "./wire/sse-transport.ts";

/** One conversation with a Parley server. Touches neither storage nor network before `start` or a command. */
export function createClient(options: ClientOptions): ParleyClient {
  const server = options.server.replace(/\/+$/, "");
  const life = new AbortController();
  const { signal } = life;
  let context: readonly ContextItem[] = [];
  let defaultAgent = options.agentId ?? "";
  let unwatch: (() => void) | undefined;

  // Looked up at each call, since host pages replace it late; and called without a receiver, which the browser's own insists on.
  const fetch: typeof globalThis.fetch = (input, init) => {
    const given = options.fetch;
    return given ? given(input, init) : globalThis.fetch(input, init);
  };
  const store = createStore(initialState({ threadId: newId(), agentId: defaultAgent, locale: options.locale ?? "en" }), (error) => {
    console.error("Parley: a listener threw", error);
  });
  const repository = createKeptRepository({
    name: storageName({ ...options, server }),
    clock,
    onMemory: () => store.dispatch({ type: "storage-tried", storage: "memory" }),
  });
  const request = createRequest({ server, fetch, clock, connectivity, signal });
  const session = createSession({
    request,
    clock,
    onSession(next, isNewVisitor) {
      void repository.write("session", next);
      if (isNewVisitor) store.dispatch({ type: "thread-moved", threadId: newId() });
    },
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
  const keeper = keepConversation({ store, repository, clock });
  const runner = createRunner({
    server,
    store,
    session,
    clock,
    connectivity,
    transport: createSseTransport({ fetch, clock }),
    random: Math.random,
    context: () => context,
    needAgent: () => needAgent({ store, sync, clock, connectivity, random: Math.random, signal }),
    cancel: (runId) => void cancel(runId).catch(() => undefined),
    onGone: () =>
      void sync.refreshThread().then(
        () => runner.follow(),
        () => undefined,
      ),
  });

  /** Every command begins here: nothing may overtake what an earlier visit kept. */
  async function ready(): Promise<void> {
    mustLive();
    unwatch ??= watchPageLife({ onHidden: keeper.flush, onLeave: leave, onReturn: runner.resume });
    await sync.restore();
    mustLive();
  }

  function mustLive(): void {
    if (signal.aborted) throw new ClientError("destroyed", "The client was destroyed; create another one");
  }

  /** The page may be frozen or gone after this. */
  function leave(): void {
    runner.pause();
    keeper.flush();
    repository.close();
  }

  function meet(error: unknown): void {
    if (error instanceof ClientError && error.code !== "destroyed") {
      store.dispatch({ type: "problem-met", problem: { code: error.code, retryable: error.code !== "origin_not_allowed" } });
    }
  }

  return {
    getState: store.getState,
    subscribe: (listener) => store.subscribe((state) => listener(state)),
    async start() {
      await ready();
      runner.follow();
      await Promise.all([
        store.getState().agents.length > 0 ? undefined : sync.loadAgents().catch(meet),
        sync.refreshThread().then(() => runner.follow(), meet),
      ]);
    },
    async send(text) {
      if (typeof text !== "string" || text.trim() === "") throw new ClientError("invalid_argument", "send takes a text that is not empty");
      await ready();
      const { locale } = store.getState();
      const messageId = newId();
      store.dispatch({
        type: "message-added",
        message: { id: messageId, role: "user", text: text.trim(), locale, createdAt: clock.now(), status: "sending", sources: [] },
      });
      return runner.send(messageId);
    },
    async retry(messageId) {
      await ready();
      const message = findMessage(store.getState(), messageId);
      if (!message || !isRetryable(store.getState(), message))
        throw new ClientError("invalid_argument", "retry takes the id of a message that failed");
      const as = message.runId === undefined ? newId() : messageId;
      store.dispatch({ type: "message-retried", messageId, as, at: clock.now() });
      await runner.send(as);
    },
    async stop() {
      await ready();
      const state = store.getState();
      if (!state.run) return;
      const { runId } = state.run;
      store.dispatch({ type: "run-stopping", runId });
      if (isAcknowledged(state, state.run)) await cancel(runId);
      else runner.giveUpUnacknowledged();
    },
    async newConversation() {
      await ready();
      const { run, agents, agentId } = store.getState();
      runner.abandon(new ClientError("interrupted", "A new conversation was begun"));
      const isOffered = agents.some((agent) => agent.id === defaultAgent);
      store.dispatch({ type: "conversation-begun", threadId: newId(), agentId: isOffered ? defaultAgent : agentId });
      if (run) void cancel(run.runId).catch(() => undefined);
    },
    async setLocale(locale) {
      await ready();
      void repository.write("locale", locale);
      store.dispatch({ type: "locale-chosen", locale });
      await sync.loadAgents().catch(meet);
    },
    setAgent(agentId) {
      if (!signal.aborted) store.dispatch({ type: "agent-chosen", agentId });
    },
    setContext(items) {
      context = checkContext(items);
    },
    async feedback(messageId, rating) {
      await ready();
      const before = findMessage(store.getState(), messageId)?.feedback;
      store.dispatch({ type: "rated", messageId, rating });
      try {
        await api.feedback(messageId, rating);
      } catch (error) {
        store.dispatch({ type: "rated", messageId, ...(before && { rating: before }) });
        throw error;
      }
    },
    async article(id, locale) {
      await ready();
      return api.article(id, locale);
    },
    destroy() {
      if (signal.aborted) return;
      unwatch?.();
      runner.pause();
      keeper.stop();
      runner.abandon(new ClientError("destroyed", "The client was destroyed"));
      life.abort();
      repository.close();
    },
  };
}
