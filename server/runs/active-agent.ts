import type { Addressed } from "../agents/router-interface.ts";
import type { Thread } from "../storage/threads.ts";

/**
 * Who answers. A client that addresses another agent than in the thread's previous run passes on a choice of the visitor's;
 * otherwise the thread's agent goes on, which an agent may have changed meanwhile. An agent that is no more gives way to the addressed one.
 */
export function activeAgent(
  urlAgentId: string,
  thread: Pick<Thread, "agentId" | "addressedAgentId"> | undefined,
  ids: readonly string[],
): Addressed {
  if (!thread) return { agentId: urlAgentId, urlAgentId, picked: false };
  const picked = thread.addressedAgentId !== urlAgentId;
  const agentId = picked || !ids.includes(thread.agentId) ? urlAgentId : thread.agentId;
  return { agentId, urlAgentId, threadAgentId: thread.agentId, picked };
}
