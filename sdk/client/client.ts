import type { ArticleResponse, FeedbackRating, Locale } from "@parley/protocol";
import type { ConversationState } from "./conversation/state.ts";

export interface ClientOptions {
  /** Origin (and path prefix) of the Parley server, without a trailing slash. */
  server: string;
  /** Language of the interface. Default `en`. */
  locale?: Locale;
  /** Agent of a new conversation. Default: the server's. */
  agentId?: string;
  /** Separates the conversations of several embeds on one origin. Default: derived from `server`. */
  storageKey?: string;
  /** Stands in for `fetch`; looked up at each call when absent. */
  fetch?: typeof fetch;
}

/** A fact of the host page that the agent may use, never an instruction to it. */
export interface ContextItem {
  description: string;
  value: string;
}

/**
 * One conversation without any user interface. State is read with `getState` and watched with `subscribe`; commands change it.
 * Commands reject with a `ClientError`; nothing else of the client's throws.
 */
export interface ParleyClient {
  getState(): ConversationState;
  /** Calls back after each change, at most once an animation frame while an answer streams. Returns its undo. */
  subscribe(listener: (state: ConversationState) => void): () => void;
  /**
   * Reads the kept conversation, follows a run that has not ended, asks for the agents. Safe to call again.
   * A server that cannot be reached is a `problem` in the state, not a rejection.
   */
  start(): Promise<void>;
  /** Sends what the visitor wrote, after the answer that is under way. Shown at once; resolves when the server has acknowledged it. */
  send(text: string): Promise<{ messageId: string; runId: string }>;
  /** Sends a message once more that failed, or whose answer broke off. A run that the server has ended is not taken up again: the message gets a new id. */
  retry(messageId: string): Promise<void>;
  /** Stops the answer that is under way; nothing happens when there is none. */
  stop(): Promise<void>;
  /** Begins anew with an empty conversation; the old one stays on the server. */
  newConversation(): Promise<void>;
  /** Language of the interface and of the agents from the next message on. */
  setLocale(locale: Locale): Promise<void>;
  setAgent(agentId: string): void;
  /** Replaces what the host page tells the agent. At most 16 items and 8 kB. */
  setContext(items: readonly ContextItem[]): void;
  feedback(messageId: string, rating: FeedbackRating): Promise<void>;
  article(id: string, locale: string): Promise<ArticleResponse>;
  /** Lets go of streams, listeners and storage. May be called twice. */
  destroy(): void;
}
