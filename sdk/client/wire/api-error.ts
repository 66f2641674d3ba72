import type { ApiErrorCode } from "@parley/protocol";
import type { ClientErrorCode } from "../error.ts";

const CODES: Readonly<Record<ApiErrorCode, ClientErrorCode>> = {
  bad_request: "internal",
  unauthorized: "unauthorized",
  origin_not_allowed: "origin_not_allowed",
  not_found: "not_found",
  run_conflict: "conflict",
  run_active: "conflict",
  cursor_ahead: "internal",
  too_large: "too_large",
  rate_limited: "rate_limited",
  internal: "internal",
  unavailable: "unreachable",
};

const STATUSES: Readonly<Record<number, ApiErrorCode>> = {
  401: "unauthorized",
  403: "origin_not_allowed",
  404: "not_found",
  409: "run_active",
  410: "not_found",
  413: "too_large",
  429: "rate_limited",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
};

/** The client's code for a refusal; by its status where a proxy wrote the body. */
export function clientCode(status: number, code?: ApiErrorCode): ClientErrorCode {
  return CODES[code ?? STATUSES[status] ?? "internal"];
}
