import type { ApiError } from "@parley/protocol";

/** Test support: throws unless the response is an `ApiError` of this status and code, with its request id and without a word of the inside. */
export async function expectApiError(response: Response, status: number, code: ApiError["code"]): Promise<void> {
  const text = await response.text();
  const body = JSON.parse(text) as Partial<ApiError>;
  const right =
    response.status === status &&
    body.code === code &&
    typeof body.message === "string" &&
    body.message.length > 15 &&
    typeof body.requestId === "string" &&
    body.requestId === response.headers.get("x-request-id") &&
    response.headers.get("content-type")?.startsWith("application/json");
  if (!right) throw new Error(`expected ${status} ${code}, got ${response.status} ${text}`);
  if (Object.keys(body).length !== 3 || /node_modules|\.ts\b|at \w+ \(|FST_|Zod/.test(text))
    throw new Error(`more than is meant for a visitor: ${text}`);
}
