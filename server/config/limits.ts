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
  /** Events in the log of one run, its end included; at least 4. A run that would pass it ends as `too_long`. */
  eventsPerRun: number;
  /** Bytes of JSON in the log of one run, its end included; at least 4096. A run that would pass it ends as `too_long`. */
  logBytesPerRun: number;
  /** Readers of one run at the same time. */
  viewersPerRun: number;
  /**
   * Minutes after the end of a run after which its log is folded: a reader that comes later is told the whole messages at once
   * instead of how they were written.
   */
  compactAfterMinutes: number;
  /**
   * Days after its last message after which a conversation is deleted with all that belongs to it, as if its visitor had deleted it; 0 keeps all for ever.
   * Its lead goes with it, for nothing in the store is more personal: take leads over into a system of your own before.
   */
  retentionDays: number;
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
  eventsPerRun: 20_000,
  logBytesPerRun: 2 * 1024 * 1024,
  viewersPerRun: 16,
  compactAfterMinutes: 10,
  retentionDays: 180,
  heartbeatSeconds: 15,
  tokenMinutes: 60,
  renewalDays: 90,
};

/** The least that each may be, where that is not just over 0. */
export const LEAST: Partial<Limits> = { eventsPerRun: 4, logBytesPerRun: 4_096, viewersPerRun: 1, retentionDays: 0 };
