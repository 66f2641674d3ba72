/** Why articles could not be loaded. `folder_missing` no such folder · `front_matter` a file's head is wrong · `duplicate_id` an id twice in a language · `empty` no article at all. */
export type KnowledgeErrorCode = "folder_missing" | "front_matter" | "duplicate_id" | "empty";

export class KnowledgeError extends Error {
  override readonly name = "KnowledgeError";
  readonly code: KnowledgeErrorCode;
  constructor(code: KnowledgeErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
