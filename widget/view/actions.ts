import type { ParleyClient } from "@parley/sdk/client";
import type { FeedbackRating, Locale } from "@parley/protocol";
import type { Announcer } from "../announce/announcer.ts";
import type { TranslateStore } from "../locale/translate-store.ts";

/** What a visitor can do. Always the same functions; none throws, since the conversation's state says what went wrong. */
export interface Actions {
  send(text: string): void;
  retry(messageId: string): void;
  /** Tries again to reach the server. */
  reconnect(): void;
  stop(): void;
  feedback(messageId: string, rating: FeedbackRating): void;
  newConversation(): void;
  setLocale(locale: Locale): void;
  setAgent(agentId: string): void;
  close(): void;
}

export function createActions(
  client: ParleyClient,
  announcer: Announcer,
  store: TranslateStore,
  setLocale: (locale: Locale) => Promise<void>,
  close: () => void,
): Actions {
  const quietly = (task: Promise<unknown>) => void task.catch(() => undefined);
  return {
    send: (text) => quietly(client.send(text)),
    retry: (messageId) => quietly(client.retry(messageId)),
    reconnect: () => quietly(client.start()),
    stop: () => quietly(client.stop()),
    feedback: (messageId, rating) =>
      quietly(client.feedback(messageId, rating).then(() => announcer.say(store.get()("feedback.thanks"), store.get().locale))),
    newConversation: () =>
      quietly(client.newConversation().then(() => announcer.say(store.get()("announce.newConversation"), store.get().locale))),
    setLocale: (locale) =>
      void setLocale(locale).then(
        () => announcer.say(store.get()("announce.language", { language: store.get()(`languages.${locale}`) }), locale),
        () => announcer.interrupt(store.get()("error.unreachable"), store.get().locale),
      ),
    setAgent: (agentId) => client.setAgent(agentId),
    close,
  };
}
