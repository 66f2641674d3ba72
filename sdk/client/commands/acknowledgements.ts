import { findMessage } from "../conversation/selectors.ts";
import type { ConversationState } from "../conversation/state.ts";
import { ClientError } from "../error.ts";

export interface Acknowledgement {
  messageId: string;
  runId: string;
}

/** Those who wait for the server to have a message, whichever tab sends it. */
export interface Acknowledgements {
  wait(messageId: string, runId: string): Promise<Acknowledgement>;
  /** Why a message will not be sent, before the state says that it failed. */
  reject(messageId: string, error: ClientError): void;
  rejectAll(error: ClientError): void;
  /** For each new state. */
  look(state: ConversationState): void;
}

export function createAcknowledgements(): Acknowledgements {
  const waiting = new Map<string, { runId: string; resolve(acknowledgement: Acknowledgement): void; reject(error: ClientError): void }>();

  function reject(messageId: string, error: ClientError): void {
    waiting.get(messageId)?.reject(error);
    waiting.delete(messageId);
  }

  return {
    wait: (messageId, runId) => new Promise((resolve, fail) => waiting.set(messageId, { runId, resolve, reject: fail })),
    reject,
    rejectAll(error) {
      for (const messageId of waiting.keys()) reject(messageId, error);
    },
    look(state) {
      for (const [messageId, { runId, resolve }] of waiting) {
        const message = findMessage(state, messageId);
        if (message?.status === "sending") continue;
        if (message && message.status !== "failed") {
          waiting.delete(messageId);
          resolve({ messageId, runId });
        } else reject(messageId, new ClientError(message?.problem?.code ?? "interrupted", "The message was not sent"));
      }
    },
  };
}
