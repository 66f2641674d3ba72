import { ClientError } from "../error.ts";
import type { Clock } from "../page/clock.ts";
import type { Connectivity } from "../page/connectivity.ts";
import { clientCode } from "./api-error.ts";
import { readRefusal } from "./read-refusal.ts";

/** In milliseconds, for the answer and its body. */
const TIMEOUT = 15_000;

export interface JsonRequest {
  method: "GET" | "POST";
  /** From the slash after the server's address on. */
  path: string;
  body?: unknown;
  token?: string;
}

/** Asks the server for JSON. Rejects with a {@link ClientError}. */
export type RequestJson = (request: JsonRequest) => Promise<unknown>;

export interface RequestTools {
  server: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  connectivity: Connectivity;
  /** Aborted when the client is destroyed. */
  signal: AbortSignal;
}

export function createRequest({ server, fetch, clock, connectivity, signal }: RequestTools): RequestJson {
  return async ({ method, path, body, token }) => {
    if (signal.aborted) throw destroyed();
    const controller = new AbortController();
    const abort = () => controller.abort();
    signal.addEventListener("abort", abort);
    const cancelTimeout = clock.after(TIMEOUT, abort);
    try {
      const response = await fetch(`${server}${path}`, {
        method,
        headers: {
          accept: "application/json",
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        cache: "no-store",
        credentials: "omit",
        signal: controller.signal,
      });
      if (response.status >= 400) {
        const { status, code, message, retryAfter } = await readRefusal(response, clock.now());
        throw new ClientError(clientCode(status, code), message, retryAfter === undefined ? undefined : { retryAfter });
      }
      return response.status === 204 ? undefined : await readJson(response);
    } catch (cause) {
      if (cause instanceof ClientError) throw cause;
      if (signal.aborted) throw destroyed();
      if (!connectivity.isOnline()) throw new ClientError("offline", "There is no network; try again once there is", { cause });
      throw new ClientError(
        "unreachable",
        `${server} did not answer; check the address, the network and the page's content security policy`,
        { cause },
      );
    } finally {
      cancelTimeout();
      signal.removeEventListener("abort", abort);
    }
  };
}

/** A body that breaks off is the network's doing; one that came whole and is no JSON is another server's. */
async function readJson(response: Response): Promise<unknown> {
  const body = await response.text();
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new ClientError("protocol", `${response.url} did not answer with JSON; check the server's address`, { cause });
  }
}

function destroyed(): ClientError {
  return new ClientError("destroyed", "The client was destroyed");
}
