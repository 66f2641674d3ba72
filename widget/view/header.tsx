import type { ConversationState } from "@parley/sdk/client";
import type { AgentInfo } from "@parley/protocol";
import type { TextKey, Translate } from "../locale/translator.ts";
import type { Actions } from "./actions.ts";
import { Avatar } from "./avatar.tsx";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";

interface Props {
  state: ConversationState;
  agent: AgentInfo | undefined;
  translate: Translate;
  actions: Actions;
}

/** Who answers, what they are doing, and the ways to change it. */
export function Header({ state, agent, translate, actions }: Props) {
  const activity = activityOf(state);
  return (
    <div class="header">
      <Avatar name={agent?.name ?? ""} agentId={state.agentId} />
      <div class="who">
        <h2 class="name">
          {agent?.name ?? translate("header.assistant")}
          {agent && (
            <>
              {" "}
              <span class="role">{agent.role}</span>
            </>
          )}
        </h2>
        <p class={`activity ${activity}`}>{translate(`state.${activity}` satisfies TextKey)}</p>
      </div>
      <Menu state={state} translate={translate} actions={actions} />
      <button type="button" class="tool" aria-label={translate("header.close")} title={translate("header.close")} onClick={actions.close}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function activityOf({
  connection,
  run,
  agents,
}: ConversationState): "ready" | "connecting" | "thinking" | "answering" | "offline" | "reconnecting" {
  if (connection === "offline" || connection === "reconnecting") return connection;
  if (run) return run.phase === "answering" || run.phase === "stopping" ? "answering" : "thinking";
  return connection === "connecting" && agents.length === 0 ? "connecting" : "ready";
}
