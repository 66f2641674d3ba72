/** What is kept of a conversation, each under its own key and written whole. */
export type RecordKey = "conversation" | "session" | "locale";

/** A place that keeps records beyond the page. */
export interface Repository {
  /** The record as it was written, to be validated by the reader; `undefined` where there is none. */
  read(key: RecordKey): Promise<unknown>;
  write(key: RecordKey, value: unknown): Promise<void>;
  /**
   * Replaces the record by what `change` makes of it; nobody else's write comes in between, not even another tab's. `change` gets what `read`
   * would give, may be called more than once, and has no effects. Where it throws, nothing is written and the promise rejects with that error.
   */
  update(key: RecordKey, change: (before: unknown) => unknown): Promise<void>;
  /** Lets go of the place; the next use takes it up again. May be called twice. */
  close(): void;
}
