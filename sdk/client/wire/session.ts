import type { SessionResponse } from "@parley/protocol";
import { ClientError } from "../error.ts";
import { isFields, text } from "../fields.ts";
import type { Clock } from "../page/clock.ts";
import type { RequestJson } from "./request.ts";

/** A token this close to its end is renewed, in milliseconds. */
const MARGIN = 30_000;

/** Who the visitor is to the server. Nothing is asked for before the first `token`. */
export interface Session {
  /** Takes over what an earlier visit kept. */
  restore(kept: SessionResponse | undefined): void;
  /** The token there is, however old; without asking for one. */
  current(): string | undefined;
  /** A token that is good now. Rejects with a {@link ClientError}. */
  token(): Promise<string>;
  /** Another token than the one that was refused. Callers at the same time share one request. */
  renew(refused: string): Promise<string>;
}

export interface SessionTools {
  request: RequestJson;
  clock: Clock;
  /** Called with each new session; `isNewVisitor` where the server no longer knows the one before. */
  onSession(session: SessionResponse, isNewVisitor: boolean): void;
}

export function createSession({ request, clock, onSession }: SessionTools): Session {
  let session: SessionResponse | undefined;
  let asking: Promise<string> | undefined;
  /** This computer's clock takes even a new session for an old one; then only a refusal tells. */
  let isClockWrong = false;

  function isOld({ expiresAt }: SessionResponse): boolean {
    return Date.parse(expiresAt) - MARGIN < clock.now();
  }

  function ask(): Promise<string> {
    asking ??= post().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  async function post(): Promise<string> {
    const before = session;
    const next = readSession(await postWith(before?.token));
    session = next;
    isClockWrong = isOld(next);
    onSession(next, before !== undefined && before.visitorId !== next.visitorId);
    return next.token;
  }

  /** With the old token the visitor stays the same; without one where the server will not have it. */
  async function postWith(token: string | undefined): Promise<unknown> {
    try {
      return await request({ method: "POST", path: "/v1/sessions", body: {}, ...(token !== undefined && { token }) });
    } catch (error) {
      if (token !== undefined && error instanceof ClientError && error.code === "unauthorized") return postWith(undefined);
      throw error;
    }
  }

  return {
    restore(kept) {
      session ??= kept;
    },
    current: () => session?.token,
    async token() {
      return session && (isClockWrong || !isOld(session)) ? session.token : ask();
    },
    async renew(refused) {
      return session && session.token !== refused ? session.token : ask();
    },
  };
}

/** A session from the wire. Throws where it is none. */
function readSession(value: unknown): SessionResponse {
  const session = isFields(value) ? toSession(value) : undefined;
  if (!session) throw new ClientError("protocol", "The server's answer is not a session; check the server's address");
  return session;
}

/** A session from the wire or from storage; `undefined` where it lacks something. */
export function toSession(value: unknown): SessionResponse | undefined {
  if (!isFields(value)) return undefined;
  const token = text(value["token"]);
  const visitorId = text(value["visitorId"]);
  const expiresAt = text(value["expiresAt"]);
  return token && visitorId && expiresAt ? { token, visitorId, expiresAt } : undefined;
}
