export { createClient } from "./create-client.ts";
export { readSavedLocale } from "./read-saved-locale.ts";
export { ClientError, type ClientErrorCode } from "./error.ts";
export type { ClientOptions, ContextItem, ParleyClient } from "./client.ts";
export type { ActiveRun, Connection, ConversationState, Message, Problem } from "./conversation/state.ts";
export { currentAgent, isRetryable } from "./conversation/selectors.ts";
