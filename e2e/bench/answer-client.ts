import { type ConversationState, createClient } from "@parley/sdk/client";
import type { Answer } from "./answer.ts";
import { type BodyWatch, createStandIn } from "./stand-in.ts";

export interface ClientAnswer extends BodyWatch {
  answer: Answer;
  chunk: number | "frame";
  /** Hears of each state, as a view does. */
  onState?(state: ConversationState): void;
  /** Called as soon as the answer is complete. */
  onEnd?(): void;
  /** For a look at the state from within the others. */
  onClient?(getState: () => ConversationState): void;
}

/** Lets a fresh client ask and take one answer in. Rejects where its text is not exactly what was sent. */
export async function answerClient({ answer, onState, onEnd, onClient, ...body }: ClientAnswer): Promise<void> {
  const client = createClient({
    server: "http://bench.invalid",
    locale: "en",
    agentId: "service",
    fetch: createStandIn({ answer, ...body }),
  });
  try {
    onClient?.(client.getState);
    await client.start();
    const ended = new Promise<void>((resolve) => {
      client.subscribe((state) => {
        onState?.(state);
        if (state.run || state.messages.at(-1)?.role !== "assistant") return;
        onEnd?.();
        resolve();
      });
    });
    await client.send("How loud is it?");
    await ended;
    const heard = client.getState().messages.at(-1);
    if (heard?.status !== "complete" || heard.text !== answer.text) throw new Error("The client did not take in the answer that was sent");
  } finally {
    client.destroy();
  }
}
