import type { ClientOptions, ParleyClient } from "../client.ts";
import { findMessage, isAcknowledged, isEditable, isRetryable } from "../conversation/selectors.ts";
import type { ActiveRun, ContextItem, Message } from "../conversation/state.ts";
import type { Store } from "../conversation/store.ts";
import { ClientError } from "../error.ts";
import { newId } from "../new-id.ts";
import type { Clock } from "../page/clock.ts";
import type { KeptRepository } from "../storage/kept-repository.ts";
import type { Sharing } from "../tabs/share-conversation.ts";
import type { TabLife } from "../tabs/tab-life.ts";
import type { Api } from "../wire/api.ts";
import { checkContext } from "./check-context.ts";
import type { Runner } from "./runner.ts";

export type Commands = Omit<ParleyClient, "getState" | "subscribe" | "start" | "destroy">;

export interface CommandTools extends Pick<ClientOptions, "whileAnswering"> {
  store: Store;
  repository: KeptRepository;
  sharing: Sharing;
  tab: TabLife;
  runner: Runner;
  api: Api;
  clock: Clock;
  /** Nothing may overtake what an earlier visit kept. Rejects once the client is destroyed. */
  ready(): Promise<void>;
  isDestroyed(): boolean;
  /** Asks the server to cancel a run. Rejects with a {@link ClientError}. */
  cancel(runId: string): Promise<void>;
  /** Resolves when the agents are there in the language of the state, or cannot be had. */
  spoken(): Promise<void>;
  /** Agent of a new conversation. */
  defaultAgent(): string;
}

/** What the visitor and the host page can do with a conversation. */
export function createCommands(tools: CommandTools): Commands {
  const { store, repository, sharing, tab, runner, api, clock, ready, cancel } = tools;
  let context: readonly ContextItem[] = [];

  async function stop(run: ActiveRun): Promise<void> {
    const hasRun = isAcknowledged(store.getState(), run);
    store.dispatch({ type: "run-stopping", runId: run.runId });
    // Otherwise whoever sends it gives it up.
    if (hasRun) await cancel(run.runId);
  }

  /** An empty conversation with the agent that the page begins with. */
  function beginAnew(): void {
    const { run, agents, agentId } = store.getState();
    runner.abandon(new ClientError("interrupted", "A new conversation was begun"));
    const isOffered = agents.some((agent) => agent.id === tools.defaultAgent());
    store.dispatch({ type: "conversation-begun", threadId: newId(), agentId: isOffered ? tools.defaultAgent() : agentId });
    if (run) void cancel(run.runId).catch(() => undefined);
  }

  return {
    async send(text) {
      if (typeof text !== "string" || text.trim() === "") throw new ClientError("invalid_argument", "send takes a text that is not empty");
      await ready();
      const { locale, run } = store.getState();
      const [id, runId] = [newId(), newId()];
      const message: Message = {
        id,
        role: "user",
        text: text.trim(),
        locale,
        createdAt: clock.now(),
        status: "sending",
        sources: [],
        runId,
      };
      const acknowledged = runner.acknowledged(id, runId);
      store.dispatch({ type: "message-added", message: context.length > 0 ? { ...message, context } : message });
      tab.take();
      if (run && tools.whileAnswering === "interrupt") void stop(run).catch(() => undefined);
      return acknowledged;
    },
    async retry(messageId) {
      await ready();
      const message = findMessage(store.getState(), messageId);
      if (!message || !isRetryable(store.getState(), message))
        throw new ClientError("invalid_argument", "retry takes the id of a message that failed");
      const { runId = newId() } = message;
      const as = message.runId === undefined ? newId() : messageId;
      const acknowledged = runner.acknowledged(as, runId);
      store.dispatch({ type: "message-retried", messageId, as, runId, at: clock.now() });
      tab.take();
      await acknowledged;
    },
    async edit(messageId) {
      await ready();
      const message = findMessage(store.getState(), messageId);
      if (!message || !isEditable(store.getState(), message))
        throw new ClientError("invalid_argument", "edit takes the id of a message that failed or waits for its turn");
      store.dispatch({ type: "message-withdrawn", messageId });
    },
    setDraft(draft) {
      if (!tools.isDestroyed()) store.dispatch({ type: "draft-changed", draft });
    },
    setOpen(isOpen) {
      if (!tools.isDestroyed()) store.dispatch({ type: "view-changed", isOpen });
    },
    async stop() {
      await ready();
      const { run } = store.getState();
      if (run) await stop(run);
    },
    async newConversation() {
      await ready();
      beginAnew();
    },
    async signOut() {
      await ready();
      beginAnew();
      store.dispatch({ type: "draft-changed", draft: "" });
      await Promise.all([repository.update("session", () => undefined), sharing.sync()]);
    },
    async setLocale(locale) {
      await ready();
      void repository.write("locale", locale);
      store.dispatch({ type: "locale-chosen", locale });
      await tools.spoken();
    },
    setAgent(agentId) {
      if (!tools.isDestroyed()) store.dispatch({ type: "agent-chosen", agentId });
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
  };
}
