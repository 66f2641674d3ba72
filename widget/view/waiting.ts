import type { ConversationState, Message } from "@parley/sdk/client";

/** Whether a message of the visitor's cannot be on its way now: another one is answered first, or there is no network. */
export function isWaiting({ run, connection }: ConversationState, { id, status }: Message): boolean {
  if (status !== "sending") return false;
  return connection === "offline" || connection === "reconnecting" || (run !== undefined && run.messageId !== id);
}
