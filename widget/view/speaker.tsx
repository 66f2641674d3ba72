import type { AgentInfo } from "@parley/protocol";
import type { Translate } from "../locale/translator.ts";
import { Avatar } from "./avatar.tsx";

/** Whose words follow. */
export function Speaker({ agent, translate }: { agent: AgentInfo | undefined; translate: Translate }) {
  return (
    <p class="speaker" lang={translate.locale}>
      {agent && <Avatar name={agent.name} agentId={agent.id} />}
      {agent?.name ?? translate("header.assistant")}
    </p>
  );
}
