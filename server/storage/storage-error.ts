/**
 * `cannot_open` the data folder or file cannot be made, read or is no database · `in_use` another server works on it ·
 * `newer` it was written by a newer version · `failed` a query did not succeed.
 */
export type StorageErrorCode = "cannot_open" | "in_use" | "newer" | "failed";

/** What the store rejects with: a code, a sentence that tells what to do, and the cause. */
export class StorageError extends Error {
  override readonly name = "StorageError";
  readonly code: StorageErrorCode;
  constructor(code: StorageErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
