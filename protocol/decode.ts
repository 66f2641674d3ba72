import type { AgentEvent, Source } from "./events.ts";

/** What one `data:` payload turned out to be. `unknown` is legal and ignored; `invalid` breaks the stream. */
export type Decoded = { kind: "event"; event: AgentEvent } | { kind: "unknown"; type: string } | { kind: "invalid"; reason: string };

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads one AG-UI event. Known fields are picked one by one, so that neither a field we do not know nor a hostile key
 * (`__proto__`) reaches the state. An event type or custom name that we do not know is `unknown`, never an error.
 */
export function decodeEvent(json: string): Decoded {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { kind: "invalid", reason: "the payload is not JSON" };
  }
  if (!isFields(value) || typeof value["type"] !== "string") return { kind: "invalid", reason: "the payload is not an event" };
  const type = value["type"];
  const event = read(type, value);
  if (event === "unknown") return { kind: "unknown", type };
  if (!event) return { kind: "invalid", reason: `${type} lacks a required field` };
  return { kind: "event", event };
}

function read(type: string, from: Fields): AgentEvent | "unknown" | undefined {
  const { threadId, runId, messageId, delta } = from;
  switch (type) {
    case "RUN_STARTED":
      return isId(threadId) && isId(runId) ? { type, threadId, runId } : undefined;
    case "RUN_FINISHED": {
      const outcome = isFields(from["outcome"]) && from["outcome"]["type"] === "cancelled" ? "cancelled" : "success";
      return isId(threadId) && isId(runId) ? { type, threadId, runId, outcome: { type: outcome } } : undefined;
    }
    case "RUN_ERROR": {
      const code = text(from["code"]);
      return { type, message: text(from["message"]) ?? "", ...(code === undefined ? {} : { code }) };
    }
    case "TEXT_MESSAGE_START": {
      if (!isId(messageId)) return undefined;
      return { type, messageId, role: "assistant", metadata: speaker(from["metadata"]) };
    }
    case "TEXT_MESSAGE_CONTENT":
      return isId(messageId) && typeof delta === "string" ? { type, messageId, delta } : undefined;
    case "TEXT_MESSAGE_END":
      return isId(messageId) ? { type, messageId } : undefined;
    case "MESSAGES_SNAPSHOT":
      return {
        type,
        ...(isFields(from["metadata"]) ? { metadata: speaker(from["metadata"]) } : {}),
        messages: list(from["messages"], (entry) => {
          const id = text(entry["id"]);
          const role = text(entry["role"]);
          const content = text(entry["content"]);
          return id && role ? { id, role, ...(content === undefined ? {} : { content }) } : undefined;
        }),
      };
    case "CUSTOM":
      return custom(from["name"], isFields(from["value"]) ? from["value"] : {});
    default:
      return "unknown";
  }
}

/** Who speaks, in which language; what is not told is left out. */
function speaker(metadata: unknown): { locale?: string; agentId?: string } {
  const from = isFields(metadata) ? metadata : {};
  const locale = text(from["locale"]);
  const agentId = text(from["agentId"]);
  return { ...(locale ? { locale } : {}), ...(agentId ? { agentId } : {}) };
}

function custom(name: unknown, value: Fields): AgentEvent | "unknown" | undefined {
  const type = "CUSTOM";
  switch (name) {
    case "parley.sources": {
      const messageId = value["messageId"];
      return isId(messageId) ? { type, name, value: { messageId, sources: list(value["sources"], source) } } : undefined;
    }
    case "parley.agent-changed": {
      const agentId = value["agentId"];
      return isId(agentId) ? { type, name, value: { agentId } } : undefined;
    }
    case "parley.locale": {
      const locale = value["locale"];
      return isId(locale) ? { type, name, value: { locale } } : undefined;
    }
    case "parley.suggestions":
      return { type, name, value: { suggestions: strings(value["suggestions"]) } };
    case "parley.lead": {
      const leadId = value["leadId"];
      return isId(leadId)
        ? { type, name, value: { leadId, complete: value["complete"] === true, fields: strings(value["fields"]) } }
        : undefined;
    }
    default:
      return "unknown";
  }
}

/** One source, from the wire or from storage; `undefined` where it has no id or title. */
export function source(from: Fields): Source | undefined {
  const id = text(from["id"]);
  const title = text(from["title"]);
  const url = text(from["url"]);
  if (!id || !title) return undefined;
  return { id, title, locale: text(from["locale"]) ?? "", quote: text(from["quote"]) ?? "", ...(url ? { url } : {}) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isId(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}
function list<T>(value: unknown, each: (entry: Fields) => T | undefined): T[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => (isFields(entry) ? (each(entry) ?? []) : []));
}
