import { createHash } from "node:crypto";
import type { Locale } from "@parley/protocol";

/** One message to be answered, checked and from a known visitor. */
export interface RunRequest {
  runId: string;
  threadId: string;
  visitorId: string;
  /** The agent in the address. */
  agentId: string;
  message: { id: string; text: string };
  uiLocale?: Locale;
  context: readonly { description: string; value: string }[];
}

/**
 * Fingerprint of what was said to whom. History, context and language are not in it:
 * they may differ when a client asks again after a reload, and the run is the same.
 */
export function fingerprint({ threadId, agentId, message }: RunRequest): string {
  return createHash("sha256")
    .update(JSON.stringify([threadId, agentId, message.id, message.text]))
    .digest("base64url");
}
