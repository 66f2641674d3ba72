/** Tells the other tabs at once what they would find out by themselves a little later. Nothing may depend on it. */
export interface Channel<Message> {
  post(message: Message): void;
  /** Lets go, as a page in the back/forward cache must; the next `open` takes it up again. */
  close(): void;
  open(): void;
}

/** `onMessage` is given what any script of the origin may have sent. */
export function createChannel<Message>(name: string, onMessage: (message: unknown) => void): Channel<Message> {
  let channel: BroadcastChannel | undefined;
  return {
    post(message) {
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin
        channel?.postMessage(message);
      } catch {
        // The others read it from storage.
      }
    },
    open() {
      if (channel || typeof document === "undefined" || typeof BroadcastChannel === "undefined") return;
      channel = new BroadcastChannel(name);
      channel.addEventListener("message", ({ data }) => onMessage(data));
    },
    close() {
      channel?.close();
      channel = undefined;
    },
  };
}
