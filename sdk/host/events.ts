import type { Locale, Source } from "@parley/protocol";
import type { ParleyErrorCode } from "./error.ts";

/** Event name to what its listeners are given. */
export interface HostEvents {
  ready: { locale: Locale };
  opened: Record<never, never>;
  closed: Record<never, never>;
  /** The visitor's message is in the conversation. */
  "message-sent": { messageId: string; text: string };
  /** An answer began. */
  "message-started": { messageId: string; agentId?: string };
  /** An answer is whole, was stopped or was cut off. */
  "message-finished": { messageId: string; text: string; status: "complete" | "stopped" | "interrupted"; sources: readonly Source[] };
  "agent-changed": { agentId: string };
  "locale-changed": { locale: Locale };
  error: { code: ParleyErrorCode; message: string };
}
