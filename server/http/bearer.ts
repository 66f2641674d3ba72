import type { FastifyRequest } from "fastify";
import { Refusal } from "../guard/refusal.ts";
import type { Sessions } from "../sessions/sessions.ts";

/** The token of the Authorization header; never read from anywhere else. */
export function bearer(request: FastifyRequest): string | undefined {
  return /^Bearer ([\w.-]{1,1024})$/i.exec(request.headers.authorization ?? "")?.[1];
}

/** Who asks. Throws a `Refusal` (`unauthorized`) without a valid token. */
export function visitorOf(request: FastifyRequest, sessions: Sessions): string {
  const token = bearer(request);
  const visitorId = token === undefined ? undefined : sessions.visitor(token);
  if (visitorId === undefined)
    throw new Refusal(
      "unauthorized",
      "A valid visitor token is needed. Get one at POST /v1/sessions and send it as Authorization: Bearer.",
    );
  return visitorId;
}
