import { ParleyError, type ParleyErrorCode } from "./error.ts";

/** What a host is given for any failure: the code is kept where there is one, since an error may come from another bundle's class. */
export function toParleyError(cause: unknown): ParleyError {
  if (cause instanceof ParleyError) return cause;
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  return new ParleyError(typeof code === "string" ? (code as ParleyErrorCode) : "internal", String(message ?? cause), { cause });
}
