import { source, type ThreadMessage, type ThreadResponse } from "@parley/protocol";
import { type Fields, isFields, list, oneOf, strings, text } from "../fields.ts";

/** A thread from the wire; `undefined` where it is none. Messages without an id are left out. */
export function readThread(value: unknown): ThreadResponse | undefined {
  if (!isFields(value)) return undefined;
  const threadId = text(value["threadId"]);
  const agentId = text(value["agentId"]);
  if (!threadId || !agentId || !Array.isArray(value["messages"])) return undefined;
  const runId = isFields(value["activeRun"]) ? text(value["activeRun"]["runId"]) : undefined;
  return {
    threadId,
    agentId,
    messages: list(value["messages"], readMessage),
    suggestions: strings(value["suggestions"]),
    ...(runId && { activeRun: { runId } }),
  };
}

function readMessage(from: Fields): ThreadMessage | undefined {
  const id = text(from["id"]);
  const role = oneOf(from["role"], ["user", "assistant"]);
  const content = text(from["text"]);
  if (!id || !role || content === undefined) return undefined;
  const agentId = text(from["agentId"]);
  const feedback = oneOf(from["feedback"], ["helpful", "unhelpful"]);
  return {
    id,
    role,
    text: content,
    locale: text(from["locale"]) ?? "",
    createdAt: text(from["createdAt"]) ?? "",
    status: oneOf(from["status"], ["complete", "stopped", "interrupted", "streaming"]) ?? "complete",
    sources: list(from["sources"], source),
    runId: text(from["runId"]) ?? "",
    ...(agentId && { agentId }),
    ...(feedback && { feedback }),
  };
}
