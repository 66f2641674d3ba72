import type { Output, Turn } from "./agent.ts";

/**
 * Stands between a run and the agents: says which of them exist and lets one answer.
 * Given to `createServer`; the run calls `respond` once and turns its outputs into events.
 */
export interface AgentRouter {
  /** Every agent that may be addressed at `/v1/agents/{id}/runs`. */
  readonly ids: readonly string[];
  /** Answers one message. Ends by returning; what it throws becomes a RUN_ERROR. */
  respond(turn: Turn, addressed: Addressed): AsyncIterable<Output>;
}

/** Who should answer. The rule is the run's: an agent that the visitor picked anew is active, else the thread's own. */
export interface Addressed {
  /** The agent that answers, unless the router knows better and says so with `agent-changed`. */
  agentId: string;
  /** The agent in the address of this run. */
  urlAgentId: string;
  /** The thread's active agent before this run; `undefined` in a new thread. */
  threadAgentId?: string;
  /** The visitor chose `agentId` just now, by addressing another agent than in the thread's previous run. */
  picked: boolean;
}
