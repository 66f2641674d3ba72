import type { AgentEvent, AgentInfo, FeedbackRating, Locale, ThreadResponse } from "@parley/protocol";
import type { ActiveRun, Connection, ConversationState, Message, Problem } from "./state.ts";

/** One event of a run, or a stretch of its text put together: `first` and `seq` are the numbers of its first and last event. */
export interface Frame {
  first: number;
  seq: number;
  /** Absent for an event that this client does not know. */
  event?: AgentEvent;
}

/** What this browser kept of a conversation. */
export type KeptConversation = Pick<ConversationState, "threadId" | "agentId" | "messages" | "run">;

/** Facts about the run that is under way. One about any other run is ignored. */
export type RunAction =
  | { type: "run-acknowledged"; runId: string }
  /** `at` is when they came, in milliseconds since the epoch. */
  | { type: "run-events"; runId: string; at: number; frames: readonly Frame[] }
  /** The run is told anew from its first event. */
  | { type: "run-rewound"; runId: string }
  | { type: "run-stopping"; runId: string }
  /** The client gives the run up; without a problem where the visitor wanted so. */
  | { type: "run-given-up"; runId: string; problem?: Problem };

/** What the visitor did. */
export type VisitorAction =
  | { type: "message-added"; message: Message }
  /** `as` is the id that it is sent with: another one where the server has answered to the old one for good. */
  | { type: "message-retried"; messageId: string; as: string; at: number }
  /** Messages that wait for their turn will not be sent. */
  | { type: "messages-failed"; messageIds: readonly string[]; problem?: Problem }
  | { type: "run-begun"; run: ActiveRun }
  | { type: "locale-chosen"; locale: Locale }
  | { type: "agent-chosen"; agentId: string }
  | { type: "rated"; messageId: string; rating?: FeedbackRating }
  | { type: "conversation-begun"; threadId: string; agentId: string };

/** What storage, server and network say about the conversation as a whole. */
export type SyncAction =
  | { type: "storage-tried"; storage: "kept" | "memory" }
  | { type: "restored"; kept: KeptConversation }
  | { type: "agents-loaded"; agents: readonly AgentInfo[]; defaultAgent: string; locale: Locale }
  | { type: "thread-loaded"; thread: ThreadResponse }
  /** The visitor is another one to the server, so what follows needs a thread of its own. */
  | { type: "thread-moved"; threadId: string }
  | { type: "connection-changed"; connection: Connection }
  | { type: "problem-met"; problem: Problem };

export type Action = RunAction | VisitorAction | SyncAction;
