import type { ClientError, ClientErrorCode } from "../error.ts";
import type { AttemptEnd } from "./transport.ts";

/** What is known when an attempt has failed. */
export interface AttemptFacts {
  /** Whether the attempt was the POST that begins the run. */
  isPost: boolean;
  /** The run can be begun again with the same POST. */
  hasBody: boolean;
  /** The server has had the run at some time. */
  isAcknowledged: boolean;
  /** Failed attempts since the last progress, without this one. */
  failures: number;
  /** The token was renewed since the last progress. */
  isRenewed: boolean;
  /** The server said once that it has the run with another body. */
  isConflicted: boolean;
  /** The run was told anew from its beginning already. */
  isRewound: boolean;
  /** From 0 to below 1. */
  random: number;
}

export type Decision =
  | { kind: "retry"; as: "post" | "get"; wait: number; isFixed?: boolean; isFailure: boolean; trouble?: ClientErrorCode }
  | { kind: "renew" }
  | { kind: "rewind" }
  /** The server does not have the run any more; its messages may still be had. */
  | { kind: "gone" }
  | { kind: "fail"; code: ClientErrorCode; isRetryable: boolean };

/**
 * Attempts without progress before the visitor is told. A message that the server does not have waits on, for the visitor said it to be said;
 * an answer is given up, since the server ends a run after a while.
 */
const PATIENCE = { sending: 8, following: 20 };
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** A server that asks for more patience than this is taken as a refusal. */
const LONGEST_RETRY_AFTER = 60_000;

/** What to do after an attempt that brought no terminal event. */
export function decide(end: Extract<AttemptEnd, { kind: "cut" | "foreign" | "refused" }>, facts: AttemptFacts): Decision {
  if (end.kind !== "refused") return again(end.kind === "cut" ? "unreachable" : "protocol", "get", facts);
  const { status, code, retryAfter } = end;
  const same = facts.isPost ? "post" : "get";
  if (status === 401) return facts.isRenewed ? { kind: "fail", code: "unauthorized", isRetryable: true } : { kind: "renew" };
  if (status === 403) return { kind: "fail", code: "origin_not_allowed", isRetryable: false };
  if (status === 404 && facts.isPost) return { kind: "fail", code: "not_found", isRetryable: false };
  if (status === 404 && facts.isConflicted) return { kind: "fail", code: "conflict", isRetryable: true };
  if (status === 404 && !facts.isAcknowledged && facts.hasBody) return { kind: "retry", as: "post", wait: 0, isFailure: false };
  if (status === 404 || status === 410) return { kind: "gone" };
  if (status === 409 && code === "run_conflict") {
    return facts.isConflicted
      ? { kind: "fail", code: "conflict", isRetryable: true }
      : { kind: "retry", as: "get", wait: 0, isFailure: false };
  }
  if (status === 409) return again("conflict", same, facts, retryAfter);
  if (status === 413) return { kind: "fail", code: "too_large", isRetryable: false };
  if (status === 416) return facts.isRewound ? { kind: "gone" } : { kind: "rewind" };
  if (status === 429) return again("rate_limited", same, facts, retryAfter);
  if (status >= 500 || status === 408 || status === 425) return again(status === 500 ? "internal" : "unreachable", same, facts, retryAfter);
  return { kind: "fail", code: "internal", isRetryable: false };
}

/**
 * What to do where what a run needs first, a session or the agents, could not be had: it is asked for again like the run itself, unless the
 * refusal is final. An answer that makes no sense may be that of a network which wants the visitor to sign in.
 */
export function decideAfterError(error: ClientError, facts: AttemptFacts): Decision {
  switch (error.code) {
    case "rate_limited":
    case "offline":
    case "unreachable":
    case "internal":
    case "protocol":
      return again(error.code === "offline" ? "unreachable" : error.code, facts.isPost ? "post" : "get", facts, error.retryAfter);
    default:
      return { kind: "fail", code: error.code, isRetryable: error.code !== "origin_not_allowed" };
  }
}

function again(code: ClientErrorCode, as: "post" | "get", facts: AttemptFacts, retryAfter?: number): Decision {
  const patience = facts.isAcknowledged ? PATIENCE.following : PATIENCE.sending;
  const isTooLong = facts.failures + 1 >= patience;
  if ((isTooLong && facts.isAcknowledged) || (retryAfter ?? 0) > LONGEST_RETRY_AFTER) return { kind: "fail", code, isRetryable: true };
  const wait = facts.random * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** facts.failures);
  return {
    kind: "retry",
    as,
    wait: Math.max(wait, retryAfter ?? 0),
    isFixed: retryAfter !== undefined,
    isFailure: true,
    ...(isTooLong && { trouble: code }),
  };
}
