import type { ConversationState, Message } from "@parley/sdk/client";
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
  const drawn = useMemo(() => new WeakMap<Message, { first: boolean; vnode: VNode }>(), [translate, agents, actions, openSource]);

  function draw(message: Message, index: number): VNode {
    const before = messages[index - 1];
    const first = before?.role !== message.role || before.agentId !== message.agentId;
    const known = drawn.get(message);
    if (known?.first === first) return known.vnode;
    const agent = agents.find(({ id }) => id === message.agentId);
    const vnode = (
      <MessageItem
        key={message.id}
        message={message}
        agent={agent}
        first={first}
        translate={translate}
        actions={actions}
        openSource={openSource}
      />
    );
    drawn.set(message, { first, vnode });
    return vnode;
  }

  const started = messages.length > 0;
  // Who greeted goes on having greeted, whoever answers.
  const greeter = useRef("");
  if (!started) greeter.current = state.agentId;
  else greeter.current ||= messages.find(({ role, agentId }) => role === "assistant" && agentId)?.agentId ?? state.agentId;
  const host = agents.find(({ id }) => id === greeter.current);
  const waiting = run !== undefined && messages.at(-1)?.status !== "streaming" && run.phase !== "stopping";
  const suggestions = state.suggestions.length > 0 || started ? state.suggestions : (host?.suggestions ?? []);
  return (
    <div class="messages">
      <div class="scroller" ref={scroller} role="region" aria-label={translate("list.label")} tabIndex={0}>
        <div class="content" ref={content}>
          <Greeting agent={host} translate={translate} />
          <ol class="list" role="list">
            {messages.map(draw)}
          </ol>
          {waiting && <Thinking translate={translate} />}
          {!run && suggestions.length > 0 && <Suggestions suggestions={suggestions} translate={translate} send={actions.send} />}
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
