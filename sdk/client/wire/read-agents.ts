import type { AgentInfo, AgentsResponse } from "@parley/protocol";
import { type Fields, isFields, list, strings, text } from "../fields.ts";

/** The agents from the wire; `undefined` where it is none. */
export function readAgents(value: unknown): AgentsResponse | undefined {
  if (!isFields(value)) return undefined;
  const agents = list(value["agents"], readAgent);
  const first = agents[0];
  if (!first) return undefined;
  const defaultAgent = text(value["defaultAgent"]);
  return {
    agents,
    defaultAgent: agents.some((agent) => agent.id === defaultAgent) && defaultAgent !== undefined ? defaultAgent : first.id,
  };
}

function readAgent(from: Fields): AgentInfo | undefined {
  const id = text(from["id"]);
  if (!id) return undefined;
  const capabilities =
    isFields(from["capabilities"]) && isFields(from["capabilities"]["transport"]) ? from["capabilities"]["transport"] : {};
  return {
    id,
    name: text(from["name"]) ?? id,
    role: text(from["role"]) ?? "",
    greeting: text(from["greeting"]) ?? "",
    suggestions: strings(from["suggestions"]),
    capabilities: { transport: { streaming: capabilities["streaming"] === true, resumable: capabilities["resumable"] === true } },
  };
}
