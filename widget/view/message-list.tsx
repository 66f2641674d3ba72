import { type ConversationState, isEditable, type Message } from "@parley/sdk/client";
import type { Source } from "@parley/protocol";
import type { VNode } from "preact";
import { useMemo, useRef } from "preact/hooks";
import type { Translate } from "../locale/translator.ts";
import type { Actions } from "./actions.ts";
import { Greeting } from "./greeting.tsx";
import { Icon } from "./icon.tsx";
import { MessageItem } from "./message-item.tsx";
import { Suggestions } from "./suggestions.tsx";
import { Thinking } from "./thinking.tsx";
import { isWaiting } from "./waiting.ts";
import { usePinnedScroll } from "./use-pinned-scroll.ts";

interface Props {
  state: ConversationState;
  translate: Translate;
  actions: Actions;
  openSource: (source: Source, from: HTMLElement) => void;
}

/** Everything that was said. Not a live region: the announcer speaks. */
export function MessageList({ state, translate, actions, openSource }: Props) {
  const { messages, agents, run } = state;
  const mine = messages.findLast(({ role }) => role === "user")?.id;
  const { scroller, content, away, toLatest } = usePinnedScroll(mine);
  // A message that did not change keeps its vnode, so that a streamed answer redraws itself alone.
  const drawn = useMemo(() => new WeakMap<Message, { look: string; vnode: VNode }>(), [translate, agents, actions, openSource]);

  function draw(message: Message, index: number): VNode {
    const before = messages[index - 1];
    const first = before?.role !== message.role || before.agentId !== message.agentId;
    const waits = isWaiting(state, message);
    const editable = isEditable(state, message);
    const look = `${first} ${waits} ${editable}`;
    const known = drawn.get(message);
    if (known?.look === look) return known.vnode;
    const agent = agents.find(({ id }) => id === message.agentId);
    const vnode = (
      <MessageItem
        key={message.id}
        message={message}
        agent={agent}
        first={first}
        waits={waits}
        editable={editable}
        translate={translate}
        actions={actions}
        openSource={openSource}
      />
    );
    drawn.set(message, { look, vnode });
    return vnode;
  }

  const started = messages.length > 0;
  // Who greeted goes on having greeted, whoever answers.
  const greeter = useRef("");
  if (!started) greeter.current = state.agentId;
  else greeter.current ||= messages.find(({ role, agentId }) => role === "assistant" && agentId)?.agentId ?? state.agentId;
  const host = agents.find(({ id }) => id === greeter.current);
  const isAnswering = messages.some(({ status }) => status === "streaming");
  const asked = messages.findLast(({ id }) => id === run?.messageId);
  const thinking = run && run.phase !== "stopping" && !isAnswering && !(asked && isWaiting(state, asked));
  const isQueued = messages.at(-1)?.status === "sending";
  const suggestions = state.suggestions.length > 0 || started ? state.suggestions : (host?.suggestions ?? []);
  return (
    <div class="messages">
      <div class="scroller" ref={scroller} role="region" aria-label={translate("list.label")} tabIndex={0}>
        <div class="content" ref={content}>
          <Greeting agent={host} translate={translate} />
          <ol class="list" role="list">
            {messages.map(draw)}
          </ol>
          {thinking && <Thinking translate={translate} />}
          {!run && !isQueued && suggestions.length > 0 && (
            <Suggestions suggestions={suggestions} translate={translate} send={actions.send} />
          )}
        </div>
      </div>
      {away && (
        <button type="button" class="latest" aria-label={translate("list.latest")} title={translate("list.latest")} onClick={toLatest}>
          <Icon name="send" />
        </button>
      )}
    </div>
  );
}
