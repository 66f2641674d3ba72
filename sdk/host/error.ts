/**
 * Why a command of the handle failed. Closed, so that a host may switch over it.
 * `load_failed` a script could not be fetched (offline, blocked) · `invalid_argument` wrong argument · `destroyed` the widget is no more ·
 * the rest as the server or the network has it.
 */
export type ParleyErrorCode =
  | "load_failed"
  | "invalid_argument"
  | "destroyed"
  | "offline"
  | "unreachable"
  | "unauthorized"
  | "origin_not_allowed"
  | "rate_limited"
  | "too_large"
  | "not_found"
  | "conflict"
  | "interrupted"
  | "protocol"
  | "internal";

/** The one error class that a host meets: a code, a sentence for the developer, and the cause. */
export class ParleyError extends Error {
  override readonly name = "ParleyError";
  readonly code: ParleyErrorCode;
  constructor(code: ParleyErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
