import { ClientError } from "../error.ts";
import type { Clock } from "../page/clock.ts";
import type { Connectivity } from "../page/connectivity.ts";
import type { Api } from "../wire/api.ts";
import { rest } from "../wire/rest.ts";

const ATTEMPTS = 3;
const PAUSE = 1_000;

/** Asks the server to cancel a run, up to three times. A run that it does not have needs none. Rejects with a {@link ClientError}. */
export async function cancelRun(
  runId: string,
  tools: { api: Api; clock: Clock; connectivity: Connectivity; signal: AbortSignal },
): Promise<void> {
  const { api, signal, clock, connectivity } = tools;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await api.cancel(runId);
    } catch (error) {
      if (error instanceof ClientError && error.code === "not_found") return;
      if (attempt === ATTEMPTS || signal.aborted) throw error;
      await rest({ milliseconds: PAUSE * attempt, signals: [signal], clock, connectivity });
    }
  }
}
