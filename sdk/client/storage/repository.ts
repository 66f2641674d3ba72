/** What is kept of a conversation, each under its own key and written whole. */
export type RecordKey = "conversation" | "session" | "locale";

/** A place that keeps records beyond the page. */
export interface Repository {
  /** The record as it was written, to be validated by the reader; `undefined` where there is none. */
  read(key: RecordKey): Promise<unknown>;
  write(key: RecordKey, value: unknown): Promise<void>;
  /** Lets go of the place; the next use takes it up again. May be called twice. */
  close(): void;
}
