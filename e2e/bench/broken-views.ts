import type { ConversationState } from "@parley/sdk/client";

export const BROKEN_NAMES = ["keeps", "rereads"] as const;
export type BrokenName = (typeof BROKEN_NAMES)[number];

/** A listener that breaks a budget, to see the bench fail: one keeps every state, one reads the whole answer at every other change. */
export function breakView(name: BrokenName): (state: ConversationState) => void {
  const kept: ConversationState[] = [];
  if (name === "keeps") return (state) => void kept.push(state);
  let changes = 0;
  return ({ messages }) => {
    changes += 1;
    if (changes % 2 === 0) messages.at(-1)?.text.endsWith("never said");
  };
}
