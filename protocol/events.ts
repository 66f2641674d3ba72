/**
 * The AG-UI 1.0 events that Parley's server sends and its client understands, as they stand in JSON on the wire.
 * Literal types rather than AG-UI's enum, so that a browser carries none of its code; `events.test-d.ts` holds them against `@ag-ui/core`.
 * Source: AG-UI 1.0, `@ag-ui/core` 1.0.0.
 */
interface Base {
  /** Milliseconds since the epoch, an integer (a fraction is fatal to other AG-UI clients). */
  timestamp?: number;
  metadata?: Record<string, unknown>;
}

export interface RunStarted extends Base {
  type: "RUN_STARTED";
  threadId: string;
  runId: string;
  protocolVersion?: string;
}
/** `outcome` absent means success. */
export interface RunFinished extends Base {
  type: "RUN_FINISHED";
  threadId: string;
  runId: string;
  outcome?: RunOutcome;
}
export interface RunError extends Base {
  type: "RUN_ERROR";
  message: string;
  code?: string;
}
/** `metadata.locale` is the language of the text, `metadata.agentId` the agent that speaks. */
export interface TextMessageStart extends Base {
  type: "TEXT_MESSAGE_START";
  messageId: string;
  role: "assistant";
}
export interface TextMessageContent extends Base {
  type: "TEXT_MESSAGE_CONTENT";
  messageId: string;
  delta: string;
}
export interface TextMessageEnd extends Base {
  type: "TEXT_MESSAGE_END";
  messageId: string;
}
/**
 * Whole messages in place of the events that wrote them, sent for a run that ended some time ago. Its `seq` may leap: all that is left out it restates.
 * `metadata.locale` is the language of the answer (the newest, where there are several), `metadata.agentId` the agent that gave it.
 */
export interface MessagesSnapshot extends Base {
  type: "MESSAGES_SNAPSHOT";
  messages: readonly SnapshotMessage[];
}
export interface CustomEvent<N extends string = string, V = unknown> extends Base {
  type: "CUSTOM";
  name: N;
  value: V;
}

export type RunOutcome = { type: "success" } | { type: "cancelled" };
export interface SnapshotMessage {
  id: string;
  role: string;
  content?: string;
}

/** What backs an answer. Sent as `parley.sources` before its message ends; an answer from no source has none. */
export interface Source {
  /** Article id, shared by all its languages. */
  id: string;
  title: string;
  /** BCP 47 tag of the article's language. */
  locale: string;
  /** Address of the whole article on the customer's site. */
  url?: string;
  /** The words that the answer rests on, plain text. */
  quote: string;
}

export type SourcesEvent = CustomEvent<"parley.sources", { messageId: string; sources: readonly Source[] }>;
/** Another agent answers from here on. */
export type AgentChangedEvent = CustomEvent<"parley.agent-changed", { agentId: string }>;
/** The language that the agent answers in from here on. */
export type LocaleEvent = CustomEvent<"parley.locale", { locale: string }>;
/** Messages that the visitor may want to send next, ready to be shown as buttons. */
export type SuggestionsEvent = CustomEvent<"parley.suggestions", { suggestions: readonly string[] }>;
/** A lead was stored or changed. `fields` are ids of the plan's questions that have an answer. */
export type LeadEvent = CustomEvent<"parley.lead", { leadId: string; complete: boolean; fields: readonly string[] }>;

export type ParleyEvent = SourcesEvent | AgentChangedEvent | LocaleEvent | SuggestionsEvent | LeadEvent;

/** Everything that a Parley client acts on. */
export type AgentEvent =
  | RunStarted
  | RunFinished
  | RunError
  | TextMessageStart
  | TextMessageContent
  | TextMessageEnd
  | MessagesSnapshot
  | ParleyEvent;

/** Events after which nothing follows in a run. */
export function isTerminal(event: { type: string }): boolean {
  return event.type === "RUN_FINISHED" || event.type === "RUN_ERROR";
}
