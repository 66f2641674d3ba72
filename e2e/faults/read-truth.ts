import type { ThreadResponse } from "@parley/protocol";
import type { PassedRun } from "./passed-runs.ts";

export interface LoggedRun {
  runId: string;
  threadId: string;
  events: readonly { seq: number; event: { type: string; [field: string]: unknown } }[];
}

/** What the server itself holds. */
export interface Truth {
  /** Every run that it was asked for and has. */
  runs: readonly LoggedRun[];
  threads: readonly ThreadResponse[];
}

const PATIENCE = 20_000;

/** Asks the server without anything in between. A run that goes on is followed to its end. */
export async function readTruth(server: string, passed: readonly PassedRun[]): Promise<Truth> {
  const get = (path: string, token: string) =>
    fetch(`${server}/v1${path}`, { headers: { authorization: token }, signal: AbortSignal.timeout(PATIENCE) });
  const runs = await Promise.all(
    passed.map(async ({ runId, threadId, token }): Promise<LoggedRun[]> => {
      const response = await get(`/runs/${runId}/events`, token);
      if (response.status === 404) return [];
      return [{ runId, threadId, events: readFrames(await response.text()) }];
    }),
  );
  const owners = new Map(passed.map(({ threadId, token }) => [threadId, token]));
  const threads = await Promise.all(
    Array.from(owners, async ([threadId, token]) => {
      const response = await get(`/threads/${threadId}/messages`, token);
      return response.ok ? [(await response.json()) as ThreadResponse] : [];
    }),
  );
  return { runs: runs.flat(), threads: threads.flat() };
}

function readFrames(stream: string): LoggedRun["events"] {
  return stream.split("\n\n").flatMap((frame) => {
    const data = /^data: (.*)$/m.exec(frame)?.[1];
    const seq = /^id: (\d+)$/m.exec(frame)?.[1];
    return data === undefined || seq === undefined ? [] : [{ seq: Number(seq), event: JSON.parse(data) as { type: string } }];
  });
}

/** The texts of a run's answers by message id, as its log tells them. */
export function textsOf({ events }: LoggedRun): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { event } of events) {
    const { type, messageId, delta } = event;
    if (typeof messageId !== "string") continue;
    if (type === "TEXT_MESSAGE_START") texts.set(messageId, "");
    if (type === "TEXT_MESSAGE_CONTENT" && typeof delta === "string") texts.set(messageId, (texts.get(messageId) ?? "") + delta);
  }
  return texts;
}
