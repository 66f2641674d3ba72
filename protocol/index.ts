export { LOCALES, matchLocale, pickLocale, type Locale } from "./locale.ts";
export { decodeEvent, source, type Decoded } from "./decode.ts";
export { isTerminal } from "./events.ts";
export type {
  AgentChangedEvent,
  AgentEvent,
  CustomEvent,
  LeadEvent,
  LocaleEvent,
  MessagesSnapshot,
  ParleyEvent,
  RunError,
  RunFinished,
  RunOutcome,
  RunStarted,
  SnapshotMessage,
  Source,
  SourcesEvent,
  SuggestionsEvent,
  TextMessageContent,
  TextMessageEnd,
  TextMessageStart,
} from "./events.ts";
export type {
  AgentInfo,
  AgentsResponse,
  ApiError,
  ApiErrorCode,
  ArticleResponse,
  CancelResponse,
  FeedbackRating,
  FeedbackRequest,
  RunErrorCode,
  SessionResponse,
  ThreadMessage,
  ThreadResponse,
} from "./api.ts";
