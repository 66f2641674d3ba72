import type { ClientErrorCode, Problem } from "@parley/sdk/client";
import type { TextKey } from "../locale/translator.ts";

const KEYS: Readonly<Record<ClientErrorCode, TextKey>> = {
  offline: "error.offline",
  unreachable: "error.unreachable",
  unauthorized: "error.sessionExpired",
  origin_not_allowed: "error.notAllowed",
  rate_limited: "error.rateLimited",
  too_large: "error.tooLarge",
  interrupted: "error.interrupted",
  not_found: "error.internal",
  conflict: "error.internal",
  protocol: "error.internal",
  invalid_argument: "error.internal",
  destroyed: "error.internal",
  internal: "error.internal",
};

/** What to tell the visitor of a problem. */
export function errorKey({ code, retryable }: Problem): TextKey {
  return code === "internal" && !retryable ? "error.refused" : KEYS[code];
}
