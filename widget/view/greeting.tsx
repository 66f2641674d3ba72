import type { AgentInfo } from "@parley/protocol";
import type { Translate } from "../locale/translator.ts";
import { Speaker } from "./speaker.tsx";

/** The first words of the agent that the conversation begins with; not a message, as nobody has written yet. */
export function Greeting({ agent, translate }: { agent: AgentInfo | undefined; translate: Translate }) {
  if (!agent) return <p class="empty">{translate("list.empty")}</p>;
  return (
    <div class="message assistant first greeting">
      <Speaker agent={agent} translate={translate} />
      <div class="bubble" lang={translate.locale}>
        {agent.greeting}
      </div>
    </div>
  );
}
