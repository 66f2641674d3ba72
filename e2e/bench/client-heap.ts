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
  try {
    await answerClient({
      answer,
      chunk: "frame",
      ...(onState && { onState }),
      onClient: (look) => (getState = look),
      beforeChunk(events) {
        paint.now();
        if (!marks.includes(events)) return;
        const state = getState?.();
        const text = state?.messages.at(-1)?.text ?? "";
        // Reading it also joins it in memory, as a view does.
        if (state?.run?.cursor !== events || !answer.text.startsWith(text)) throw new Error(`The state is not that after ${events} events`);
        hidePage();
        gc();
        gc();
        const { heapUsed, external } = process.memoryUsage();
        found.push({ events, heap: heapUsed + external, text: text.length });
      },
    });
  } finally {
    paint.remove();
  }
  return found;
}

/** Hides the page and shows it again: the client then keeps the state as it is, not one of up to a second ago whose text is another copy. */
function hidePage(): void {
  for (const visibilityState of ["hidden", "visible"]) {
    Object.assign(document, { visibilityState });
    document.dispatchEvent(new Event("visibilitychange"));
  }
}
