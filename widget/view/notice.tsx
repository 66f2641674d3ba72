import type { ConversationState } from "@parley/sdk/client";
import { useState } from "preact/hooks";
import type { Translate } from "../locale/translator.ts";
import type { Actions } from "./actions.ts";
import { errorKey } from "./error-key.ts";
import { Icon } from "./icon.tsx";

interface Props {
  state: ConversationState;
  translate: Translate;
  actions: Actions;
}

/** One line above the composer for what the visitor should know of; the most pressing only. The announcer speaks it. */
export function Notice({ state, translate, actions }: Props) {
  const [dismissed, setDismissed] = useState(false);
  const { problem, connection, storage, messages } = state;
  // What is said under a message is not said again.
  if (problem && !messages.some((message) => message.status === "failed" && message.problem?.code === problem.code)) {
    return (
      <div class="notice problem">
        <Icon name="alert" />
        <p>{translate(errorKey(problem))}</p>
        {problem.retryable && (
          <button type="button" class="act" onClick={() => retry(state, actions)}>
            {translate("notice.retry")}
          </button>
        )}
      </div>
    );
  }
  if (connection === "offline")
    return (
      <div class="notice">
        <Icon name="alert" />
        <p>{translate("error.offline")}</p>
      </div>
    );
  if (connection === "reconnecting")
    return (
      <div class="notice">
        <Icon name="retry" />
        <p>{translate("state.reconnecting")}</p>
      </div>
    );
  if (storage !== "memory" || dismissed) return null;
  return (
    <div class="notice">
      <Icon name="alert" />
      <p>{translate("notice.memory")}</p>
      <button type="button" class="act" onClick={() => setDismissed(true)}>
        {translate("notice.dismiss")}
      </button>
    </div>
  );
}

/** Sends the message once more that failed without a word of its own; where none did, tries again to reach the server. */
function retry({ messages }: ConversationState, actions: Actions): void {
  const failed = messages.findLast(({ status, problem }) => status === "failed" && !problem);
  if (failed) actions.retry(failed.id);
  else actions.reconnect();
}
