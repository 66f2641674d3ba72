import type { ParleyClient } from "@parley/sdk/client";
import type { Emit } from "@parley/sdk/host/controller";
import { newlySettled } from "./view/settled.ts";

/** Tells the host page what happens in the conversation from here on, not what was there before. Returns its undo. */
export function emitConversation(client: ParleyClient, emit: Emit): () => void {
  let before = client.getState();
  return client.subscribe((state) => {
    const previous = before;
    before = state;
    if (state.locale !== previous.locale) emit("locale-changed", { locale: state.locale });
    if (state.problem && state.problem !== previous.problem) {
      emit("error", { code: state.problem.code, message: `The conversation met a problem: ${state.problem.code}` });
    }
    if (state.threadId !== previous.threadId) return;
    if (state.agentId !== previous.agentId && previous.agentId !== "") emit("agent-changed", { agentId: state.agentId });
    const known = new Map(previous.messages.map((message) => [message.id, message]));
    const settled = new Set(newlySettled(previous, state));
    for (const message of state.messages) {
      if (known.get(message.id) === message) continue;
      const { id: messageId, role, status, text, agentId, sources } = message;
      const isNew = !known.has(messageId);
      if (role === "user" && isNew && status === "sending") emit("message-sent", { messageId, text });
      if (role === "assistant" && isNew && (status === "streaming" || settled.has(message)))
        emit("message-started", { messageId, ...(agentId && { agentId }) });
      if (settled.has(message) && status !== "streaming" && status !== "sending" && status !== "failed")
        emit("message-finished", { messageId, text, status, sources });
    }
  });
}
