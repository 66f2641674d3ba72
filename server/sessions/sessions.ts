import { randomUUID } from "node:crypto";
import type { SessionResponse } from "@parley/protocol";
import type { Limits } from "../config/limits.ts";
import { readToken, signToken } from "./token.ts";

const DAY = 86_400_000;

/** Knows visitors by a signed token alone; nothing is stored for one who never writes. */
export class Sessions {
  readonly #secret: string;
  readonly #limits: Pick<Limits, "tokenMinutes" | "renewalDays">;
  readonly #now: () => number;

  constructor(secret: string, limits: Pick<Limits, "tokenMinutes" | "renewalDays">, now: () => number = Date.now) {
    this.#secret = secret;
    this.#limits = limits;
    this.#now = now;
  }

  /** A new token: for the visitor of the old one, if that is ours and not expired for more than `renewalDays`, else for a new visitor. */
  open(oldToken?: string): SessionResponse {
    const old = oldToken === undefined ? undefined : readToken(oldToken, this.#secret);
    const renewable = old && old.expiresAt + this.#limits.renewalDays * DAY >= this.#now();
    const visitorId = renewable ? old.visitorId : randomUUID();
    const expiresAt = this.#now() + this.#limits.tokenMinutes * 60_000;
    return { token: signToken({ visitorId, expiresAt }, this.#secret), visitorId, expiresAt: new Date(expiresAt).toISOString() };
  }

  /** Whose token it is; `undefined` when it is not ours or has expired. */
  visitor(token: string): string | undefined {
    const claims = readToken(token, this.#secret);
    return claims && claims.expiresAt > this.#now() ? claims.visitorId : undefined;
  }
}
