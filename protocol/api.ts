import type { Source } from "./events.ts";

/** Every code that the API answers an error with. Closed: a client may switch over it. */
export type ApiErrorCode =
  | "bad_request" // 400 the request does not have the form that the route takes
  | "unauthorized" // 401 no token, or one that is not ours or has expired: ask for a session
  | "origin_not_allowed" // 403 the page's origin is not in the configuration
  | "not_found" // 404 no such thing, or not this visitor's
  | "run_conflict" // 409 the run id was used with another body
  | "run_active" // 409 the thread has a run that has not ended
  | "cursor_ahead" // 416 `after` is beyond the run's last event
  | "too_large" // 413 body or message over the limit
  | "rate_limited" // 429 see Retry-After
  | "internal" // 500 our fault; the request id finds it in the log
  | "unavailable"; // 503 the server is going down or overloaded; see Retry-After

/** Codes of a RUN_ERROR. */
export type RunErrorCode = "interrupted" | "internal" | "timeout" | "too_long";

/** Body of every answer with a status of 400 or more. */
export interface ApiError {
  code: ApiErrorCode;
  message: string;
  requestId: string;
}

/** `POST /v1/sessions`. With an expired token of ours as bearer, the same visitor is given a new one. */
export interface SessionResponse {
  token: string;
  visitorId: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
}

/** `GET /v1/agents?locale=…` */
export interface AgentsResponse {
  agents: readonly AgentInfo[];
  defaultAgent: string;
}
export interface AgentInfo {
  id: string;
  name: string;
  /** A word for what it does, in the language asked for. */
  role: string;
  greeting: string;
  suggestions: readonly string[];
  /** AG-UI capabilities. */
  capabilities: { transport: { streaming: boolean; resumable: boolean } };
}

/**
 * `GET /v1/threads/{threadId}/messages`: all messages, oldest first.
 * `?limit=N` (1 to 200): the newest N; with `&before=<messageId>` the newest N before that message.
 */
export interface ThreadResponse {
  threadId: string;
  /** Agent that answers next. */
  agentId: string;
  messages: readonly ThreadMessage[];
  /** There are messages before the first of these: ask for them with its id as `before`. Absent means no. */
  hasEarlier?: boolean;
  suggestions: readonly string[];
  /** A run that has not ended: follow it at `/v1/runs/{runId}/events`. */
  activeRun?: { runId: string };
}
export interface ThreadMessage {
  id: string;
  role: "user" | "assistant";
  text: string;
  /** BCP 47 tag of the text. */
  locale: string;
  agentId?: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  status: "complete" | "stopped" | "interrupted" | "streaming";
  sources: readonly Source[];
  feedback?: FeedbackRating;
  /** The run that the message belongs to. */
  runId: string;
}

export type FeedbackRating = "helpful" | "unhelpful";
/** `POST /v1/messages/{messageId}/feedback` */
export interface FeedbackRequest {
  rating: FeedbackRating;
  comment?: string;
}

/** `GET /v1/articles/{id}?locale=…` */
export interface ArticleResponse {
  id: string;
  title: string;
  locale: string;
  /** ISO 8601 date. */
  updated: string;
  /** Made from the article's Markdown; to be sanitised by whoever shows it. */
  html: string;
  url?: string;
}

/** `POST /v1/runs/{runId}/cancel` */
export interface CancelResponse {
  runId: string;
  status: "cancelling" | "ended";
}
