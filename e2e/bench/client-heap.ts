import { setImmediate } from "node:timers/promises";
import type { ConversationState } from "@parley/sdk/client";
import type { Answer } from "./answer.ts";
import { answerClient } from "./answer-client.ts";
import { installPaint } from "./paint.ts";

/** What is in memory while an answer is under way, in bytes after a collection. */
export interface HeapMark {
  events: number;
  /** V8's heap and what it holds outside of it. */
  heap: number;
  /** The answer so far. */
  text: number;
}

/** Takes an answer in, each event by itself, and looks at the memory after so many events. Needs `node --expose-gc`. */
export async function measureHeap(
  answer: Answer,
  marks: readonly number[],
  onState?: (state: ConversationState) => void,
): Promise<HeapMark[]> {
  const { gc } = globalThis;
  if (!gc) throw new Error("Memory can only be measured with node --expose-gc");
  const paint = installPaint();
  const found: HeapMark[] = [];
  let getState: (() => ConversationState) | undefined;

  async function look(events: number): Promise<void> {
    const state = getState?.();
    const text = state?.messages.at(-1)?.text ?? "";
    // Reading it also joins it in memory, as a view does.
    if (state?.run?.cursor !== events || !answer.text.startsWith(text)) throw new Error(`The state is not that after ${events} events`);
    await hidePage();
    gc?.();
    gc?.();
    const { heapUsed, external } = process.memoryUsage();
    found.push({ events, heap: heapUsed + external, text: text.length });
  }

  try {
    await answerClient({
      answer,
      chunk: "frame",
      ...(onState && { onState }),
      onClient: (getIt) => (getState = getIt),
      beforeChunk(events) {
        paint.now();
        return marks.includes(events) ? look(events) : undefined;
      },
    });
  } finally {
    paint.remove();
  }
  return found;
}

/** Hides the page and shows it again: the client then keeps the state as it is, not one of up to a second ago whose text is another copy. */
async function hidePage(): Promise<void> {
  for (const visibilityState of ["hidden", "visible"]) {
    Object.assign(document, { visibilityState });
    document.dispatchEvent(new Event("visibilitychange"));
    await setImmediate();
  }
}
