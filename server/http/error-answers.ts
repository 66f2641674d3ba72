import type { ApiError, ApiErrorCode } from "@parley/protocol";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../guard/refusal.ts";
import { StorageError } from "../storage/storage-error.ts";

const STATUS: Record<ApiErrorCode, number> = {
  bad_request: 400,
  unauthorized: 401,
  origin_not_allowed: 403,
  not_found: 404,
  run_conflict: 409,
  run_active: 409,
  too_large: 413,
  cursor_ahead: 416,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
};

/** What a failure looks like from outside. */
interface Answer {
  status: number;
  code: ApiErrorCode;
  message: string;
  retryAfter?: number | undefined;
}

const INTERNAL: Answer = {
  status: 500,
  code: "internal",
  message: "Something went wrong on the server. The request id finds it in the log.",
};
const NO_ROOM: Answer = {
  status: 503,
  code: "unavailable",
  message: "The server cannot store anything at the moment, and has kept nothing of this. Try again in a moment.",
  retryAfter: 2,
};

/** Makes every failure an `ApiError`: ours with their sentence, the framework's with one of ours, all else as `internal` and into the log. */
export function answerErrors(fastify: FastifyInstance): void {
  fastify.setErrorHandler((error: FastifyError | Refusal | StorageError, request, reply) => {
    const answer = toAnswer(error);
    if (answer.code === "internal" || error instanceof StorageError) request.log.error(error, "request failed");
    if (reply.raw.headersSent) return void reply.raw.destroy();
    return send(request, reply, answer);
  });
  fastify.setNotFoundHandler((request, reply) =>
    send(request, reply, { status: 404, code: "not_found", message: "There is nothing at this address." }),
  );
}

/** For addresses that the router itself refuses, before any hook. */
export function answerBadAddress(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void send(request, reply.header("x-request-id", request.id), toAnswer(error));
}

function send(request: FastifyRequest, reply: FastifyReply, { status, code, message, retryAfter }: Answer): FastifyReply {
  if (retryAfter !== undefined) reply.header("retry-after", retryAfter);
  const body: ApiError = { code, message, requestId: request.id };
  return reply.status(status).type("application/json").send(body);
}

function toAnswer(error: FastifyError | Refusal | StorageError): Answer {
  if (error instanceof Refusal)
    return { status: STATUS[error.code], code: error.code, message: error.message, retryAfter: error.retryAfter };
  if (error instanceof StorageError) return error.code === "busy" || error.code === "full" ? NO_ROOM : INTERNAL;
  const status = error.statusCode ?? 500;
  switch (status) {
    case 413:
      return { status: 413, code: "too_large", message: "The body is too large." };
    case 415:
      return { status: 415, code: "bad_request", message: "The body must be JSON, with content-type application/json." };
    case 403: // a folder or a hidden file among static files
    case 404:
    case 414:
      return { status: 404, code: "not_found", message: "There is nothing at this address." };
    case 503:
      return { status: 503, code: "unavailable", message: "The server is busy or going down. Try again in a moment.", retryAfter: 2 };
    default:
      if (status >= 400 && status < 500)
        return { status, code: "bad_request", message: "The request cannot be read. Send valid JSON in UTF-8." };
      return INTERNAL;
  }
}
