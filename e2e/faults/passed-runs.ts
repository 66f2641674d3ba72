import type { ReadRequest } from "./read-request.ts";

/** A run that the server was asked for, and the visitor's token that it was asked with. */
export interface PassedRun {
  runId: string;
  threadId: string;
  token: string;
}

/** Keeps account of all runs that the server can have, however often it was asked for them. */
export interface PassedRuns {
  add(request: ReadRequest): void;
  list(): readonly PassedRun[];
}

export function createPassedRuns(): PassedRuns {
  const runs = new Map<string, PassedRun>();
  return {
    add({ method, path, headers, body }) {
      if (method !== "POST" || !/^\/v1\/agents\/[^/]+\/runs/.test(path)) return;
      const { runId, threadId } = JSON.parse(body.toString()) as { runId: string; threadId: string };
      runs.set(runId, { runId, threadId, token: headers["authorization"] ?? "" });
    },
    list: () => [...runs.values()],
  };
}
