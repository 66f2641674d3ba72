import type { Locale } from "@parley/protocol";
import type { ConversationState } from "./state.ts";

/** A conversation in which nothing has happened yet. */
export function initialState(start: { threadId: string; agentId: string; locale: Locale }): ConversationState {
  return { ...start, agents: [], messages: [], suggestions: [], connection: "idle", draft: "", isOpen: false, storage: "pending" };
}
