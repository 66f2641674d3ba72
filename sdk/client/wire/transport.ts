import type { ApiErrorCode, Decoded } from "@parley/protocol";

/** One request for the events of a run. */
export interface AttemptRequest {
  url: string;
  /** The JSON body of a POST; absent for a GET. */
  body?: string;
  token: string;
  signal: AbortSignal;
}

export interface AttemptListener {
  /** The server has accepted the request and its events follow. */
  onOpen(): void;
  /** One event, `seq` where it has a number. With `stop` the attempt ends as `stopped`. */
  onEvent(decoded: Decoded, seq: number | undefined): "continue" | "stop";
}

/** How an attempt came to its end. None of them says that the run is over: that is for its events to say. */
export type AttemptEnd =
  /** The listener wanted no more. */
  | { kind: "stopped" }
  | { kind: "aborted" }
  /** It could not be made, or the stream broke, ended or fell silent. */
  | { kind: "cut"; cause?: unknown }
  /** What came is not an event stream. */
  | { kind: "foreign"; cause?: unknown }
  | { kind: "refused"; status: number; code?: ApiErrorCode; message: string; retryAfter?: number };

/** Carries the events of a run. */
export interface Transport {
  /** Makes exactly one attempt. Never rejects. */
  attempt(request: AttemptRequest, listener: AttemptListener): Promise<AttemptEnd>;
}
