/**
 * Why something of the client's failed. Closed, so that a host may switch over it.
 * `offline` no network · `unreachable` the server does not answer · `unauthorized` no session to be had · `origin_not_allowed` the page's origin is not registered ·
 * `rate_limited` too much at once · `too_large` message over the limit · `not_found` gone or not this visitor's · `conflict` the run id is taken ·
 * `interrupted` the server was cut off in mid-answer · `protocol` an answer that is no AG-UI stream · `invalid_argument` a call with a wrong argument ·
 * `destroyed` the client is no more · `internal` the server's fault or ours.
 */
export type ClientErrorCode = (typeof CLIENT_ERROR_CODES)[number];

export const CLIENT_ERROR_CODES = [
  "offline",
  "unreachable",
  "unauthorized",
  "origin_not_allowed",
  "rate_limited",
  "too_large",
  "not_found",
  "conflict",
  "interrupted",
  "protocol",
  "invalid_argument",
  "destroyed",
  "internal",
] as const;

/** The one error class of the client: a code, a sentence for the developer, and the cause. */
export class ClientError extends Error {
  override readonly name = "ParleyClientError";
  readonly code: ClientErrorCode;
  /** How long the server asked to be left alone, in milliseconds. */
  readonly retryAfter: number | undefined;
  constructor(code: ClientErrorCode, message: string, options?: { cause?: unknown; retryAfter?: number }) {
    super(message, options);
    this.code = code;
    this.retryAfter = options?.retryAfter;
  }
}
