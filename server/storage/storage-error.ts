/**
 * `cannot_open` the data folder or file cannot be made, read or is no database · `in_use` another server works on it ·
 * `newer` it was written by a newer version · `busy` another program holds its lock for too long · `full` there is no room to write ·
 * `failed` a query did not succeed.
 */
export type StorageErrorCode = "cannot_open" | "in_use" | "newer" | "busy" | "full" | "failed";

/** What the store rejects with: a code, a sentence that tells what to do, and the cause. */
export class StorageError extends Error {
  override readonly name = "StorageError";
  readonly code: StorageErrorCode;
  constructor(code: StorageErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
