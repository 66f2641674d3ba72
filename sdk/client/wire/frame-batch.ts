import type { Frame } from "../conversation/action.ts";

/** Gathers what comes between two paints, so that it is applied at once. */
export interface FrameBatch {
  add(frame: Frame): void;
  /** Delivers what there is, now. */
  flush(): void;
  /** Forgets what there is. */
  clear(): void;
}

/** Text of the same message is put together as it comes; its work does not grow with the length of the answer. */
export function createFrameBatch(schedule: (callback: () => void) => () => void, deliver: (frames: readonly Frame[]) => void): FrameBatch {
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
    const taken = take();
    if (taken.length > 0) deliver(taken);
  }

  return {
    add(frame) {
      const last = frames.at(-1);
      const joined = last && join(last, frame);
      if (joined) frames[frames.length - 1] = joined;
      else frames.push(frame);
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
