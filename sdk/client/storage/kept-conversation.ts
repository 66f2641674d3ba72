import { source } from "@parley/protocol";
import type { KeptConversation } from "../conversation/action.ts";
import type { ActiveRun, ConversationState, Message } from "../conversation/state.ts";
import { type Fields, isFields, list, oneOf, text } from "../fields.ts";

/** Raised when the shape changes so that an older client must not read it. */
const VERSION = 1;
/** Only so many of the newest messages are kept; the server has all. */
const MOST_MESSAGES = 200;

/** What is written of a state. Text and cursor are in one record, so that they always fit together. */
export function toKept({ threadId, agentId, messages, run }: ConversationState): unknown {
  return { version: VERSION, threadId, agentId, messages: messages.slice(-MOST_MESSAGES), ...(run && { run }) };
}

/** A record of any origin, field by field; `undefined` where it is not a conversation of ours. */
export function fromKept(value: unknown): KeptConversation | undefined {
  if (!isFields(value) || value["version"] !== VERSION) return undefined;
  const threadId = text(value["threadId"]);
  const agentId = text(value["agentId"]);
  if (!threadId || agentId === undefined) return undefined;
  const messages = list(value["messages"], readMessage).slice(-MOST_MESSAGES);
  const run = isFields(value["run"]) ? readRun(value["run"]) : undefined;
  return { threadId, agentId, messages, ...(run && { run }) };
}

function readMessage(from: Fields): Message | undefined {
  const id = text(from["id"]);
  const role = oneOf(from["role"], ["user", "assistant"]);
  const content = text(from["text"]);
  const status = oneOf(from["status"], ["sending", "failed", "streaming", "complete", "stopped", "interrupted"]);
  if (!id || !role || content === undefined || !status) return undefined;
  const { createdAt } = from;
  const agentId = text(from["agentId"]);
  const runId = text(from["runId"]);
  const feedback = oneOf(from["feedback"], ["helpful", "unhelpful"]);
  return {
    id,
    role,
    status,
    text: content,
    locale: text(from["locale"]) ?? "",
    createdAt: typeof createdAt === "number" && Number.isFinite(createdAt) ? createdAt : 0,
    sources: list(from["sources"], source),
    ...(agentId && { agentId }),
    ...(runId && { runId }),
    ...(feedback && { feedback }),
  };
}

function readRun(from: Fields): ActiveRun | undefined {
  const runId = text(from["runId"]);
  const agentId = text(from["agentId"]);
  const messageId = text(from["messageId"]);
  const phase = oneOf(from["phase"], ["sending", "waiting", "answering", "stopping"]);
  const { cursor } = from;
  if (!runId || !agentId || messageId === undefined || !phase) return undefined;
  if (typeof cursor !== "number" || !Number.isSafeInteger(cursor) || cursor < 0) return undefined;
  return { runId, agentId, messageId, phase, cursor };
}
