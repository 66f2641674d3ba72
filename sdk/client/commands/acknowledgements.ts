import type { ClientError } from "../error.ts";

export interface Acknowledgement {
  messageId: string;
  runId: string;
}

/** Those who wait for the server to have a message. */
export interface Acknowledgements {
  wait(messageId: string): Promise<Acknowledgement>;
  resolve(acknowledgement: Acknowledgement): void;
  reject(messageId: string, error: ClientError): void;
  rejectAll(error: ClientError): void;
}

export function createAcknowledgements(): Acknowledgements {
  const waiting = new Map<string, { resolve(acknowledgement: Acknowledgement): void; reject(error: ClientError): void }>();
  return {
    wait: (messageId) => new Promise((resolve, reject) => waiting.set(messageId, { resolve, reject })),
    resolve(acknowledgement) {
      waiting.get(acknowledgement.messageId)?.resolve(acknowledgement);
      waiting.delete(acknowledgement.messageId);
    },
    reject(messageId, error) {
      waiting.get(messageId)?.reject(error);
      waiting.delete(messageId);
    },
    rejectAll(error) {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  };
}
