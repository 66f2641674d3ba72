/** Channels between the tabs of a test. A message arrives later, as a copy, and not at whom it comes from. */
export interface FakeChannels {
  /** For `BroadcastChannel`. */
  Channel: new (name: string) => EventTarget;
  /** What was posted so far. */
  posted: unknown[];
  /** Some other script of the origin says so. */
  say(name: string, data: unknown): void;
}

export function fakeChannels(): FakeChannels {
  const open = new Set<FakeChannel>();
  const posted: unknown[] = [];

  function deliver(name: string, data: unknown, from?: FakeChannel): void {
    const copy: unknown = structuredClone(data);
    posted.push(copy);
    for (const channel of open) {
      if (channel !== from && channel.name === name)
        queueMicrotask(() => open.has(channel) && channel.dispatchEvent(new MessageEvent("message", { data: copy })));
    }
  }

  class FakeChannel extends EventTarget {
    readonly name: string;
    constructor(name: string) {
      super();
      this.name = name;
      open.add(this);
    }
    postMessage(data: unknown): void {
      deliver(this.name, data, this);
    }
    close(): void {
      open.delete(this);
    }
  }

  return { Channel: FakeChannel, posted, say: deliver };
}
