import type { SessionResponse } from "@parley/protocol";
import { ClientError } from "../error.ts";
import { isFields, text } from "../fields.ts";
import type { Clock } from "../page/clock.ts";
import type { Repository } from "../storage/repository.ts";
import type { RequestJson } from "./request.ts";

/** A token this close to its end is renewed, in milliseconds. */
const MARGIN = 30_000;

/** Who the visitor is to the server: the same in all tabs. Nothing is asked for before the first `token`. */
export interface Session {
  /** Whether there is a visitor at all. */
  isKnown(): Promise<boolean>;
  /** A token that is good now. Rejects with a {@link ClientError}. */
  token(): Promise<string>;
  /** Another token than the one that was refused. Callers at the same time share one request. */
  renew(refused: string): Promise<string>;
}

export interface SessionTools {
  request: RequestJson;
  clock: Clock;
  repository: Pick<Repository, "read" | "update">;
  /** The server no longer knows the visitor that there was. */
  onNewVisitor(): void;
}

export function createSession({ request, clock, repository, onNewVisitor }: SessionTools): Session {
  let visitorId: string | undefined;
  let asking: Promise<string> | undefined;
  /** This computer's clock takes even a new session for an old one; then only a refusal tells. */
  let isClockWrong = false;

  async function kept(): Promise<SessionResponse | undefined> {
    const session = toSession(await repository.read("session"));
    visitorId = session?.visitorId ?? visitorId;
    return session;
  }

  function isOld({ expiresAt }: SessionResponse): boolean {
    return Date.parse(expiresAt) - MARGIN < clock.now();
  }

  function ask(): Promise<string> {
    asking ??= post().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  /** Of two tabs that ask at the same time, the first to write wins; one whose visitor was forgotten meanwhile asks as nobody. */
  async function post(): Promise<string> {
    const before = await kept();
    const given = readSession(await postWith(before?.token));
    let session: SessionResponse | undefined;
    await repository.update("session", (value) => {
      const now = toSession(value);
      session = now?.token === before?.token ? given : now;
      return session;
    });
    if (!session) return post();
    isClockWrong = isOld(session);
    const isNew = visitorId !== undefined && visitorId !== session.visitorId;
    visitorId = session.visitorId;
    if (isNew) onNewVisitor();
    return session.token;
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
    isKnown: async () => (await kept()) !== undefined,
    async token() {
      const session = await kept();
      return session && (isClockWrong || !isOld(session)) ? session.token : ask();
    },
    async renew(refused) {
      const session = await kept();
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
  // Anything else no header can carry: every request would fail as if there were no network.
  return token && /^[!-~]+$/.test(token) && visitorId && expiresAt ? { token, visitorId, expiresAt } : undefined;
}
