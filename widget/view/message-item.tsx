import type { Message } from "@parley/sdk/client";
import type { AgentInfo, Source } from "@parley/protocol";
import type { Translate } from "../locale/translator.ts";
import type { Actions } from "./actions.ts";
import { Answer } from "./answer.tsx";
import { Feedback } from "./feedback.tsx";
import { Question } from "./question.tsx";
import { SourceList } from "./source-list.tsx";
import { Speaker } from "./speaker.tsx";

export interface MessageProps {
  message: Message;
  agent: AgentInfo | undefined;
  /** The first of several from the same speaker. */
  first: boolean;
  /** It waits for its turn, or for a network. */
  waits: boolean;
  /** The visitor may take it back. */
  editable: boolean;
  translate: Translate;
  actions: Actions;
  openSource: (source: Source, from: HTMLElement) => void;
}

export function MessageItem(props: MessageProps) {
  return props.message.role === "user" ? <Question {...props} /> : <Reply {...props} />;
}

function Reply({ message, agent, first, translate, actions, openSource }: MessageProps) {
  const { status, sources } = message;
  const done = status !== "streaming";
  return (
    <li class={`message assistant ${status} ${first ? "first" : ""}`}>
      {first ? <Speaker agent={agent} translate={translate} /> : <p class="hidden">{agent?.name ?? translate("header.assistant")}</p>}
      {message.text !== "" && (
        <div class="bubble" lang={message.locale}>
          <Answer text={message.text} done={done} />
        </div>
      )}
      {(status === "stopped" || status === "interrupted") && <p class="note">{translate(`list.${status}`)}</p>}
      {done && sources.length > 0 && <SourceList sources={sources} translate={translate} openSource={openSource} />}
      {status === "complete" && message.sources.length > 0 && <Feedback message={message} translate={translate} rate={actions.feedback} />}
    </li>
  );
}
