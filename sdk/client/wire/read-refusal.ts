import type { ApiErrorCode } from "@parley/protocol";
import { isFields, oneOf, text } from "../fields.ts";
import type { AttemptEnd } from "./transport.ts";

const CODES: readonly ApiErrorCode[] = [
  "bad_request",
  "unauthorized",
  "origin_not_allowed",
  "not_found",
  "run_conflict",
  "run_active",
  "cursor_ahead",
  "too_large",
  "rate_limited",
  "internal",
  "unavailable",
];

/** What a status of 400 or more says. The body may be anything, as a proxy may have written it. */
export async function readRefusal(response: Response, now: number): Promise<Extract<AttemptEnd, { kind: "refused" }>> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => undefined);
  const code = isFields(body) ? oneOf(body["code"], CODES) : undefined;
  const message = (isFields(body) && text(body["message"])) || `The server answered with status ${status}`;
  const retryAfter = readRetryAfter(response.headers.get("retry-after"), now);
  return { kind: "refused", status, message, ...(code && { code }), ...(retryAfter !== undefined && { retryAfter }) };
}

/** Milliseconds to wait, from seconds or an HTTP date; `undefined` where it says neither. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === "") return undefined;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
