import type { ConversationState, ParleyClient } from "@parley/sdk/client";

/** Everything that was on screen at some time. */
export interface Screen {
  /** By id of an answer: each text that it had. */
  shown: ReadonlyMap<string, ReadonlySet<string>>;
  /** By id of an answer: the texts with which it was said to be complete. */
  completed: ReadonlyMap<string, ReadonlySet<string>>;
  close(): void;
}

export function watchScreen(client: ParleyClient): Screen {
  const shown = new Map<string, Set<string>>();
  const completed = new Map<string, Set<string>>();
  const close = client.subscribe((state: ConversationState) => {
    for (const { id, role, text, status } of state.messages) {
      if (role !== "assistant") continue;
      note(shown, id, text);
      if (status === "complete") note(completed, id, text);
    }
  });
  return { shown, completed, close };
}

function note(texts: Map<string, Set<string>>, id: string, text: string): void {
  const known = texts.get(id) ?? new Set();
  texts.set(id, known.add(text));
}
