export { createClient } from "./create-client.ts";
export { readSavedLocale } from "./read-saved-locale.ts";
export { ClientError, type ClientErrorCode } from "./error.ts";
export type { ClientOptions, ParleyClient } from "./client.ts";
export type { ActiveRun, Connection, ContextItem, ConversationState, Message, Problem } from "./conversation/state.ts";
export { currentAgent, isEditable, isRetryable, unreadCount } from "./conversation/selectors.ts";
