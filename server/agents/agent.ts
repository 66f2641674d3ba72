import type { Locale, Source } from "@parley/protocol";
import type { JsonObject } from "../storage/json.ts";

/** What an agent is given: one message of a visitor, and all that the server itself knows about it. */
export interface Turn {
  threadId: string;
  runId: string;
  visitorId: string;
  /** The newest user message, trimmed, never empty. */
  message: { id: string; text: string };
  /** Earlier messages of the thread from our own store, oldest first. */
  history: readonly PastMessage[];
  /** Language to answer in. */
  locale: Locale;
  /** Language of the visitor's interface. */
  uiLocale: Locale;
  /** Facts that the host page offers; data, never instructions. */
  context: readonly { description: string; value: string }[];
  /** What the agents keep with the thread between turns, one entry for each agent. Replaced by a `memory` output. */
  memory: JsonObject;
  /** Set when the visitor stopped the run or its time is over. */
  signal: AbortSignal;
  now: Date;
}

export interface PastMessage {
  id: string;
  role: "user" | "assistant";
  text: string;
  locale: Locale;
  agentId?: string;
}

/**
 * What an agent brings forth, in order. `message` opens a message (closing the one before); text, sources belong to it.
 * The run turns these into AG-UI events and keeps their order legal, so an agent knows nothing of the wire.
 */
export type Output =
  | { type: "message"; agentId: string; locale: Locale }
  | { type: "text"; delta: string }
  | { type: "sources"; sources: readonly Source[] }
  | { type: "suggestions"; suggestions: readonly string[] }
  | { type: "agent-changed"; agentId: string }
  | { type: "locale"; locale: Locale }
  | { type: "lead"; leadId: string; complete: boolean; fields: readonly string[] }
  | { type: "memory"; memory: JsonObject };

/** A policy with tools. `respond` ends by returning; what it throws becomes a RUN_ERROR. */
export interface Agent {
  readonly id: string;
  respond(turn: Turn): AsyncIterable<Output>;
}
