import { LOCALES, source } from "@parley/protocol";
import type { KeptConversation } from "../conversation/action.ts";
import { isUnsent } from "../conversation/merge-thread.ts";
import type { ActiveRun, ContextItem, ConversationState, Message, Problem } from "../conversation/state.ts";
import { CLIENT_ERROR_CODES } from "../error.ts";
import { type Fields, isFields, list, oneOf, strings, text } from "../fields.ts";

/** Raised when the shape changes so that an older client must not read it. */
const VERSION = 2;
/** The oldest shape that can still be read. */
const OLDEST = 1;
/** Only so many of the newest messages are kept, and those that the server does not have. */
const MOST_MESSAGES = 200;

/** A record of the conversation: `revision` counts how often it was written. */
export interface KeptRecord extends KeptConversation {
  revision: number;
}

/** What is written of a state. Text and cursor are in one record, so that they always fit together. */
export function toKept(state: ConversationState, revision: number): unknown {
  const { threadId, agentId, messages, run, suggestions, draft, isOpen, seenId, chosenLocale, chosenAgent } = state;
  const kept = {
    threadId,
    agentId,
    messages: worthKeeping(messages),
    run,
    suggestions,
    draft,
    isOpen,
    seenId,
    chosenLocale,
    chosenAgent,
  };
  return { version: VERSION, revision, ...kept };
}

/** A record of any origin, field by field; `undefined` where it is not a conversation of ours. Throws where a newer client wrote it, which it stays with. */
export function fromKept(value: unknown): KeptRecord | undefined {
  if (!isFields(value)) return undefined;
  const { version, revision } = value;
  if (typeof version !== "number" || !(version >= OLDEST)) return undefined;
  if (version > VERSION) throw new DOMException("The conversation was kept by a newer version", "VersionError");
  const threadId = wireId(value["threadId"]);
  const agentId = text(value["agentId"]);
  if (!threadId || agentId === undefined) return undefined;
  const run = isFields(value["run"]) ? readRun(value["run"]) : undefined;
  const seenId = text(value["seenId"]);
  const chosenLocale = oneOf(value["chosenLocale"], LOCALES);
  const chosenAgent = text(value["chosenAgent"]);
  return {
    revision: typeof revision === "number" && Number.isSafeInteger(revision) ? revision : 0,
    threadId,
    agentId,
    messages: worthKeeping(list(value["messages"], (from) => settled(readMessage(from), run))),
    suggestions: strings(value["suggestions"]),
    draft: text(value["draft"]) ?? "",
    isOpen: value["isOpen"] === true,
    ...(run && { run }),
    ...(seenId && { seenId }),
    ...(chosenLocale && { chosenLocale }),
    ...(chosenAgent && { chosenAgent }),
  };
}

function worthKeeping(messages: readonly Message[]): readonly Message[] {
  return messages.filter((message, index) => index >= messages.length - MOST_MESSAGES || isUnsent(message));
}

/** An answer that nobody follows will not come to an end by itself. */
function settled(message: Message | undefined, run: ActiveRun | undefined): Message | undefined {
  return message?.status === "streaming" && message.runId !== run?.runId ? { ...message, status: "interrupted" } : message;
}

/** An id that the server takes for a thread or a run. */
function wireId(value: unknown): string | undefined {
  return typeof value === "string" && /^[\w.:-]{1,128}$/.test(value) ? value : undefined;
}

function readMessage(from: Fields): Message | undefined {
  const id = text(from["id"]);
  const role = oneOf(from["role"], ["user", "assistant"]);
  const content = text(from["text"]);
  const status = oneOf(from["status"], ["sending", "failed", "streaming", "complete", "stopped", "interrupted"]);
  if (!id || !role || content === undefined || !status) return undefined;
  const { createdAt } = from;
  const agentId = text(from["agentId"]);
  const runId = wireId(from["runId"]);
  const feedback = oneOf(from["feedback"], ["helpful", "unhelpful"]);
  const problem = isFields(from["problem"]) ? readProblem(from["problem"]) : undefined;
  const context = list(from["context"], readContextItem);
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
    ...(problem && { problem }),
    ...(context.length > 0 && { context }),
  };
}

function readProblem(from: Fields): Problem | undefined {
  const code = oneOf(from["code"], CLIENT_ERROR_CODES);
  return code && { code, retryable: from["retryable"] === true };
}

function readContextItem(from: Fields): ContextItem | undefined {
  const description = text(from["description"]);
  const value = text(from["value"]);
  return description === undefined || value === undefined ? undefined : { description, value };
}

function readRun(from: Fields): ActiveRun | undefined {
  const runId = wireId(from["runId"]);
  const agentId = text(from["agentId"]);
  const messageId = text(from["messageId"]);
  const phase = oneOf(from["phase"], ["sending", "waiting", "answering", "stopping"]);
  const { cursor } = from;
  if (!runId || !agentId || messageId === undefined || !phase) return undefined;
  if (typeof cursor !== "number" || !Number.isSafeInteger(cursor) || cursor < 0) return undefined;
  return { runId, agentId, messageId, phase, cursor };
}
