/** Bounds on what a visitor may ask of the server. Over a bound the answer is an {@link ApiError}, never silence. */
export interface Limits {
  /** Bytes of a request body. */
  bodyBytes: number;
  /** Characters (UTF-16 units) of one user message. */
  messageCharacters: number;
  /** Messages in one RunAgentInput. */
  messagesPerInput: number;
  /** Nesting of a request body. */
  jsonDepth: number;
  /** Context items in one RunAgentInput, and characters of all together. */
  contextItems: number;
  contextCharacters: number;
  /** Requests of one address in a minute. */
  requestsPerMinute: number;
  /** Runs begun by one visitor in a minute. */
  runsPerMinute: number;
  /** Seconds that a run may take. */
  runSeconds: number;
  /** Seconds between heartbeats of a stream. */
  heartbeatSeconds: number;
  /** Minutes that a visitor token is good for. */
  tokenMinutes: number;
  /** Days in which an expired token still proves who asks for a new one. */
  renewalDays: number;
}

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 64 * 1024,
  messageCharacters: 8_000,
  messagesPerInput: 1_000,
  jsonDepth: 16,
  contextItems: 16,
  contextCharacters: 8_192,
  requestsPerMinute: 600,
  runsPerMinute: 60,
  runSeconds: 120,
  heartbeatSeconds: 15,
  tokenMinutes: 60,
  renewalDays: 90,
};
