import { randomUUID } from "node:crypto";
import { type BaseEvent, HttpAgent, type Message } from "@ag-ui/client";

/** One turn as the reference client of AG-UI saw it. */
export interface HeldTurn {
  runId: string;
  events: BaseEvent[];
  newMessages: Message[];
}

/**
 * Test support: lets AG-UI's own `HttpAgent` say `texts` one after the other in one thread, as any AG-UI client would with its whole history.
 * Rejects when the client finds a stream illegal. `messages` is what the client believes to have been said in the end.
 */
export async function holdConversation(
  url: string,
  agentId: string,
  token: string,
  texts: readonly string[],
): Promise<{ threadId: string; turns: HeldTurn[]; messages: Message[] }> {
  const threadId = randomUUID();
  const agent = new HttpAgent({ url: `${url}/v1/agents/${agentId}/runs`, threadId, headers: { authorization: `Bearer ${token}` } });
  const turns: HeldTurn[] = [];
  for (const text of texts) {
    const runId = randomUUID();
    const events: BaseEvent[] = [];
    agent.addMessage({ id: randomUUID(), role: "user", content: text });
    const { newMessages } = await agent.runAgent({ runId }, { onEvent: ({ event }) => void events.push(event) });
    turns.push({ runId, events, newMessages });
  }
  return { threadId, turns, messages: [...agent.messages] };
}
