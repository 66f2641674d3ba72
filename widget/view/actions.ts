import type { ParleyClient } from "@parley/sdk/client";
import type { FeedbackRating, Locale } from "@parley/protocol";
import type { Announcer } from "../announce/announcer.ts";
import type { TranslateStore } from "../locale/translate-store.ts";
import type { Frame } from "../panel-frame.ts";

/** What a visitor can do. Always the same functions; none throws, since the conversation's state says what went wrong. */
export interface Actions {
  send(text: string): void;
  retry(messageId: string): void;
  /** Takes a message back into the field, which gets the focus. */
  edit(messageId: string): void;
  draft(text: string): void;
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
  frame: Pick<Frame, "element" | "close">,
): Actions {
  const quietly = (task: Promise<unknown>) => void task.catch(() => undefined);
  return {
    send: (text) => quietly(client.send(text)),
    retry: (messageId) => quietly(client.retry(messageId)),
    edit(messageId) {
      const field = frame.element.querySelector("textarea");
      // What was just typed there does not keep the message out, and the focus comes while the visitor's press still counts.
      field?.blur();
      field?.focus();
      quietly(client.edit(messageId));
    },
    draft: (text) => client.setDraft(text),
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
    close: () => frame.close(),
  };
}
