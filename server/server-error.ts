/** `port_taken` another program listens there · `cannot_listen` the host or port cannot be listened on · `no_agents` none was given. */
export type ServerErrorCode = "port_taken" | "cannot_listen" | "no_agents";

/** Why the server cannot start: a code, one sentence that tells what to do, and the cause. */
export class ServerError extends Error {
  override readonly name = "ServerError";
  readonly code: ServerErrorCode;
  constructor(code: ServerErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
