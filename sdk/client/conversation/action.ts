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
export type KeptConversation = Pick<
  ConversationState,
  "threadId" | "agentId" | "messages" | "run" | "suggestions" | "draft" | "isOpen" | "seenId" | "chosenLocale" | "chosenAgent"
>;

/** How a run stands in the tab that follows it: `run` is absent once it is over. */
export interface RunStanding extends Pick<ConversationState, "agentId" | "suggestions" | "run"> {
  chosenAgent: string | undefined;
  /** The answers of the run and the message that it answers. */
  messages: readonly Message[];
}

/** Facts about the run that is under way. One about any other run is ignored. */
export type RunAction =
  | { type: "run-acknowledged"; runId: string }
  /** `at` is when they came, in milliseconds since the epoch. */
  | { type: "run-events"; runId: string; at: number; frames: readonly Frame[] }
  /** The run is told anew from its first event. */
  | { type: "run-rewound"; runId: string }
  | { type: "run-stopping"; runId: string }
  /** What another tab has of it, or this one for the others; taken where it is further. */
  | { type: "run-restated"; runId: string; standing: RunStanding }
  /** The client gives the run up; without a problem where the visitor wanted so. */
  | { type: "run-given-up"; runId: string; problem?: Problem };

/** What the visitor did. */
export type VisitorAction =
  | { type: "message-added"; message: Message }
  /** `as` and `runId` are what it is sent with: others than before where the server has answered to those for good. */
  | { type: "message-retried"; messageId: string; as: string; runId: string; at: number }
  /** Messages that wait for their turn will not be sent. */
  | { type: "messages-failed"; messageIds: readonly string[]; problem: Problem }
  /** It leaves the conversation for the draft. */
  | { type: "message-withdrawn"; messageId: string }
  | { type: "draft-changed"; draft: string }
  | { type: "view-changed"; isOpen: boolean }
  | { type: "run-begun"; run: ActiveRun }
  | { type: "locale-chosen"; locale: Locale }
  | { type: "agent-chosen"; agentId: string }
  | { type: "rated"; messageId: string; rating?: FeedbackRating }
  | { type: "conversation-begun"; threadId: string; agentId: string };

/** What storage, server and network say about the conversation as a whole. */
export type SyncAction =
  | { type: "storage-tried"; storage: "kept" | "memory" }
  /** An earlier visit's conversation; with `isLocaleGiven` the language stays. */
  | { type: "restored"; kept: KeptConversation; isLocaleGiven: boolean }
  /** What the tabs of this browser have agreed on; `pending` is what this tab did and they do not know yet. */
  | { type: "adopted"; kept: KeptConversation; pending: readonly SharedAction[] }
  | { type: "agents-loaded"; agents: readonly AgentInfo[]; defaultAgent: string; locale: Locale }
  /** `asked` are the ids of the messages that were known when the server was asked: what came later is not in its answer. */
  | { type: "thread-loaded"; thread: ThreadResponse; asked: ReadonlySet<string> }
  /** The visitor is another one to the server, so what follows needs a thread of its own. */
  | { type: "thread-moved"; threadId: string }
  | { type: "connection-changed"; connection: Connection }
  | { type: "problem-met"; problem: Problem };

/** What all tabs are to know of. The events of a run are told as what they made of it. */
export type SharedAction =
  | Extract<RunAction, { type: "run-stopping" | "run-restated" }>
  | VisitorAction
  | Extract<SyncAction, { type: "thread-loaded" | "thread-moved" }>;

export type Action = RunAction | VisitorAction | SyncAction;
