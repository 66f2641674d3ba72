import type { Frame } from "../conversation/action.ts";

/** Gathers what comes between two paints, so that it is applied at once. */
export interface FrameBatch {
  add(frame: Frame): void;
  /** Delivers what there is, now. */
  flush(): void;
  /** Forgets what there is. */
  clear(): void;
}

/**
 * Text of the same message is put together as it is delivered, without what `seen` says was applied by then: another tab may have told it first.
 * Its work does not grow with the length of the answer.
 */
export function createFrameBatch(
  schedule: (callback: () => void) => () => void,
  deliver: (frames: readonly Frame[]) => void,
  seen: () => number,
): FrameBatch {
  let frames: Frame[] = [];
  let cancel: (() => void) | undefined;

  function take(): readonly Frame[] {
    cancel?.();
    cancel = undefined;
    const taken = frames;
    frames = [];
    return taken;
  }

  function flush(): void {
    const cursor = seen();
    const joined: Frame[] = [];
    for (const frame of take()) {
      if (frame.seq <= cursor) continue;
      const last = joined.at(-1);
      const both = last && join(last, frame);
      if (both) joined[joined.length - 1] = both;
      else joined.push(frame);
    }
    if (joined.length > 0) deliver(joined);
  }

  return {
    add(frame) {
      frames.push(frame);
      cancel ??= schedule(flush);
    },
    flush,
    clear: () => void take(),
  };
}

function join(last: Frame, next: Frame): Frame | undefined {
  const { event: before } = last;
  const { event: after } = next;
  if (before?.type !== "TEXT_MESSAGE_CONTENT" || after?.type !== "TEXT_MESSAGE_CONTENT") return undefined;
  if (before.messageId !== after.messageId || next.first !== last.seq + 1) return undefined;
  return {
    first: last.first,
    seq: next.seq,
    event: { type: "TEXT_MESSAGE_CONTENT", messageId: after.messageId, delta: before.delta + after.delta },
  };
}
