import { RunAgentInputSchema } from "@ag-ui/core/schemas";
import { type Locale, matchLocale } from "@parley/protocol";
import type { Limits } from "../config/limits.ts";
import { cleanText } from "./clean-text.ts";
import { isId } from "./ids.ts";
import { isDeeperThan } from "./json-depth.ts";
import { Refusal } from "./refusal.ts";

/** All that is taken over from a RunAgentInput. History, state, tools and every role but the visitor's stay outside. */
export interface RunInput {
  threadId: string;
  runId: string;
  message: { id: string; text: string };
  uiLocale?: Locale;
  context: readonly { description: string; value: string }[];
  /** `forwardedProps.after`: the last event that the client has. */
  after?: unknown;
}

type InputLimits = Pick<Limits, "messageCharacters" | "messagesPerInput" | "jsonDepth" | "contextItems" | "contextCharacters">;

/** Reads the body of a run request. Throws a `Refusal` (`bad_request` or `too_large`) that says what is wrong with it. */
export function readRunInput(body: unknown, limits: InputLimits): RunInput {
  if (isDeeperThan(body, limits.jsonDepth)) throw new Refusal("bad_request", `The body nests deeper than ${limits.jsonDepth} levels.`);
  const listed = typeof body === "object" && body !== null && "messages" in body && Array.isArray(body.messages) ? body.messages.length : 0;
  if (listed > limits.messagesPerInput)
    throw new Refusal(
      "too_large",
      `The input holds more than ${limits.messagesPerInput} messages. Send the newest one only; the server keeps the history.`,
    );
  const parsed = RunAgentInputSchema.safeParse(body);
  if (!parsed.success)
    throw new Refusal("bad_request", `The body is not a RunAgentInput: ${parsed.error.issues[0]?.path.join(".") || "it"} is wrong.`);
  const { threadId, runId, messages, context } = parsed.data;
  if (!isId(threadId) || !isId(runId))
    throw new Refusal("bad_request", "threadId and runId must be 1 to 128 letters, digits, or one of _ . : -");
  const props = parsed.data.forwardedProps as { locale?: unknown; after?: unknown } | null | undefined;
  const uiLocale = typeof props?.locale === "string" ? matchLocale(props.locale) : undefined;
  return {
    threadId,
    runId,
    message: readMessage(
      messages.findLast((message) => message.role === "user"),
      limits,
    ),
    context: readContext(context ?? [], limits),
    ...(uiLocale && { uiLocale }),
    ...(props?.after !== undefined && { after: props.after }),
  };
}

function readMessage(message: { id: string; content?: unknown } | undefined, limits: InputLimits): RunInput["message"] {
  if (!message) throw new Refusal("bad_request", "The input holds no user message.");
  if (!isId(message.id)) throw new Refusal("bad_request", "The user message's id must be 1 to 128 letters, digits, or one of _ . : -");
  const text = cleanText(readText(message.content)).trim();
  if (text === "") throw new Refusal("bad_request", "The user message is empty.");
  if (text.length > limits.messageCharacters)
    throw new Refusal("too_large", `The message is longer than ${limits.messageCharacters} characters.`);
  return { id: message.id, text };
}

function readText(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part: { type?: unknown; text?: unknown }) => {
      if (part.type !== "text" || typeof part.text !== "string") throw new Refusal("bad_request", "Messages may hold text only.");
      return part.text;
    })
    .join("\n");
}

function readContext(items: readonly { description: string; value: string }[], limits: InputLimits): RunInput["context"] {
  const length = items.reduce((sum, { description, value }) => sum + description.length + value.length, 0);
  if (items.length > limits.contextItems || length > limits.contextCharacters) {
    throw new Refusal("too_large", `The context holds more than ${limits.contextItems} items or ${limits.contextCharacters} characters.`);
  }
  return items.map(({ description, value }) => ({ description: cleanText(description), value: cleanText(value) }));
}
