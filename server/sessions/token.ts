import { createHmac, timingSafeEqual } from "node:crypto";
import { isId } from "../guard/ids.ts";

/** What a visitor token says. */
export interface Claims {
  visitorId: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Writes a token: the claims and their HMAC-SHA256, both base64url. */
export function signToken(claims: Claims, secret: string): string {
  const payload = Buffer.from(JSON.stringify({ visitorId: claims.visitorId, exp: claims.expiresAt })).toString("base64url");
  return `${payload}.${mac(payload, secret)}`;
}

/** The claims of a token that was signed with this secret, expired or not; `undefined` for anything else. */
export function readToken(token: string, secret: string): Claims | undefined {
  const [payload, signature, ...rest] = token.split(".");
  if (!payload || !signature || rest.length > 0) return undefined;
  const given = Buffer.from(signature);
  const right = Buffer.from(mac(payload, secret));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const { visitorId, exp } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { visitorId?: unknown; exp?: unknown };
  return isId(visitorId) && typeof exp === "number" ? { visitorId, expiresAt: exp } : undefined;
}

function mac(payload: string, secret: string): string {
  return createHmac("sha256", secret).update(`parley-visitor.${payload}`).digest("base64url");
}
