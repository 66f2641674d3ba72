import type { Store } from "../conversation/store.ts";
import { ClientError } from "../error.ts";
import { decideAfterError } from "../wire/resume-policy.ts";
import { rest, type RestOptions } from "../wire/rest.ts";
import type { Sync } from "./sync.ts";

export interface NeedAgentTools extends Pick<RestOptions, "clock" | "connectivity"> {
  store: Store;
  sync: Pick<Sync, "loadAgents">;
  /** From 0 to below 1. */
  random(): number;
  signal: AbortSignal;
}

/** A network that says it is off may be wrong, so it is tried now and then. In milliseconds. */
const OFFLINE_REST = 30_000;
/** As for a message that the server does not have yet. */
const FACTS = { isPost: true, hasBody: true, isAcknowledged: false, isRenewed: false, isConflicted: false, isRewound: false };

/**
 * Sees to it that the state names an agent. The server is asked with the same patience as for a run. Rejects with the {@link ClientError} of a
 * final refusal, or when the client is destroyed.
 */
export async function needAgent(tools: NeedAgentTools): Promise<void> {
  const { store, sync, signal, clock, connectivity } = tools;
  for (let failures = 0; store.getState().agentId === "";) {
    try {
      // Those in a language that is no longer spoken do not count.
      await sync.loadAgents();
    } catch (error) {
      if (!(error instanceof ClientError) || signal.aborted) throw error;
      const isOnline = connectivity.isOnline();
      const decision = decideAfterError(error, { ...FACTS, failures: isOnline ? failures : 0, random: tools.random() });
      if (decision.kind !== "retry") throw error;
      if (isOnline) failures += 1;
      store.dispatch({ type: "connection-changed", connection: isOnline ? "reconnecting" : "offline" });
      if (decision.trouble) store.dispatch({ type: "problem-met", problem: { code: decision.trouble, retryable: true } });
      await rest({
        milliseconds: isOnline ? decision.wait : OFFLINE_REST,
        signals: [signal],
        clock,
        connectivity,
        ...(isOnline && decision.isFixed && { isFixed: true }),
      });
      store.dispatch({ type: "connection-changed", connection: "idle" });
    }
  }
}
