import type { ArticleResponse, FeedbackRating, Locale } from "@parley/protocol";
import type { ContextItem, ConversationState } from "./conversation/state.ts";

export interface ClientOptions {
  /** Origin (and path prefix) of the Parley server, without a trailing slash. */
  server: string;
  /** Language of the interface. Default `en`. */
  locale?: Locale;
  /** Agent of a new conversation. Default: the server's. */
  agentId?: string;
  /** Separates the conversations of several embeds on one origin. Default: derived from `server`. */
  storageKey?: string;
  /** A message sent while an answer is under way waits for its end (`queue`, the default), or stops it (`interrupt`). */
  whileAnswering?: "queue" | "interrupt";
  /** Stands in for `fetch`; looked up at each call when absent. */
  fetch?: typeof fetch;
}

/**
 * One conversation without any user interface, the same in all tabs of the origin. State is read with `getState` and watched with
 * `subscribe`; commands change it. Commands reject with a `ClientError`; nothing else of the client's throws.
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
  /**
   * Sends what the visitor wrote. Shown at once with status `sending`, and kept until the server has it, also where there is no network or
   * the page is left: resolves then, and rejects where it is refused for good, taken back or the client destroyed.
   */
  send(text: string): Promise<{ messageId: string; runId: string }>;
  /** Sends a message once more that failed, or whose answer broke off. A run that the server has ended is not taken up again: the message gets a new id. */
  retry(messageId: string): Promise<void>;
  /** Takes back a message that failed or still waits for its turn: it leaves the conversation, and its text goes to the draft. */
  edit(messageId: string): Promise<void>;
  /** What the visitor is writing, for the other tabs and for the next visit. */
  setDraft(draft: string): void;
  /** Tells whether the conversation is in view, which is what answers are unread by. */
  setOpen(isOpen: boolean): void;
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
  /** Forgets the visitor and the conversation in all tabs of this browser. What the server has stays there. */
  signOut(): Promise<void>;
  article(id: string, locale: string): Promise<ArticleResponse>;
  /** Lets go of streams, listeners and storage. May be called twice. */
  destroy(): void;
}
