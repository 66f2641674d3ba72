import type { AgentInfo, FeedbackRating, Locale, Source } from "@parley/protocol";
import type { ClientErrorCode } from "../error.ts";

/** Everything that is true of a conversation. One writer (the reducer); never changed in place. */
export interface ConversationState {
  /** Made by the client, 128 random bits. */
  threadId: string;
  /** Agent that the next message goes to. */
  agentId: string;
  /** What the server offers, in `locale`; empty until it has answered. */
  agents: readonly AgentInfo[];
  /** Language of the interface, sent along with each message. */
  locale: Locale;
  /** Oldest first. A message that did not change keeps its identity. */
  messages: readonly Message[];
  /** What the visitor may want to send next. */
  suggestions: readonly string[];
  /** The run that the conversation waits for; `undefined` when it rests. */
  run?: ActiveRun;
  connection: Connection;
  /** What the visitor is writing; the same in all tabs. */
  draft: string;
  /** Whether the conversation is in view; the same in all tabs. */
  isOpen: boolean;
  /** The last message when it was last in view; `undefined` where none was seen. */
  seenId?: string;
  /** The language that the visitor chose, in this tab or another. */
  chosenLocale?: Locale;
  /** The agent that was chosen for this conversation, in this tab or another. */
  chosenAgent?: string;
  /** `memory`: this browser keeps nothing beyond the page. `pending` until storage was first tried. */
  storage: "pending" | "kept" | "memory";
  /** What the visitor should know of; gone at the next success. */
  problem?: Problem;
}

export interface ActiveRun {
  runId: string;
  agentId: string;
  /** `sending`: not yet acknowledged. `waiting`: no text yet. `answering`: text arrives. `stopping`: cancel was asked for. */
  phase: "sending" | "waiting" | "answering" | "stopping";
  /** `seq` of the last event applied, 0 before the first. */
  cursor: number;
  /** Id of the visitor's message that began it. */
  messageId: string;
}

export type Connection = "idle" | "connecting" | "open" | "reconnecting" | "offline";

export interface Message {
  id: string;
  role: "user" | "assistant";
  /** Markdown for an assistant's message, plain text for the visitor's. */
  text: string;
  /** BCP 47 tag of the text. */
  locale: string;
  agentId?: string;
  /** Milliseconds since the epoch. */
  createdAt: number;
  status: "sending" | "failed" | "streaming" | "complete" | "stopped" | "interrupted";
  sources: readonly Source[];
  feedback?: FeedbackRating;
  /** Run that the message begins or belongs to; absent on the visitor's message where that run is known to be over. */
  runId?: string;
  /** Why it failed. */
  problem?: Problem;
  /** What the host page told when it was written; only until the server has it. */
  context?: readonly ContextItem[];
}

/** A fact of the host page that the agent may use, never an instruction to it. */
export interface ContextItem {
  description: string;
  value: string;
}

export interface Problem {
  code: ClientErrorCode;
  /** The visitor can try the same again. */
  retryable: boolean;
}
