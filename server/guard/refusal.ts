import type { ApiErrorCode } from "@parley/protocol";

/** A request that is answered with an `ApiError`. The message goes to the client, so it holds nothing of the inside. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ApiErrorCode;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter: number | undefined;
  constructor(code: ApiErrorCode, message: string, options?: { cause?: unknown; retryAfter?: number }) {
    super(message, options);
    this.code = code;
    this.retryAfter = options?.retryAfter;
  }
}
