import type { ParleyClient } from "@parley/sdk/client";
import type { Source } from "@parley/protocol";
import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { TranslateStore } from "../locale/translate-store.ts";
import type { Actions } from "./actions.ts";
import { ArticleView } from "./article-view.tsx";
import { Composer } from "./composer.tsx";
import { Header } from "./header.tsx";
import { MessageList } from "./message-list.tsx";
import { Notice } from "./notice.tsx";
import { isComposing } from "./submit-key.ts";
import { useConversation, useTranslate } from "./use-conversation.ts";

interface Props {
  client: ParleyClient;
  store: TranslateStore;
  actions: Actions;
}

/** The whole panel: the conversation, and over it an article while the visitor reads one. */
export function PanelView({ client, store, actions }: Props) {
  const state = useConversation(client);
  const translate = useTranslate(store);
  const [source, setSource] = useState<Source>();
  const opener = useRef<HTMLElement>(undefined);
  const agent = state.agents.find(({ id }) => id === state.agentId);

  const openSource = useCallback((next: Source, from: HTMLElement) => {
    opener.current = from;
    setSource(next);
  }, []);
  const leaveSource = useCallback(() => setSource(undefined), []);
  useLayoutEffect(() => {
    if (source || !opener.current) return;
    opener.current.focus({ preventScroll: true });
    opener.current = undefined;
  }, [source]);
  useLayoutEffect(leaveSource, [state.threadId]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    if (source) leaveSource();
    else actions.close();
  }

  return (
    <section
      class="panel"
      role="dialog"
      aria-label={translate("header.title", { agent: agent?.name ?? translate("header.assistant") })}
      lang={translate.locale}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div class="conversation" inert={source !== undefined}>
        <Header state={state} agent={agent} translate={translate} actions={actions} />
        <MessageList state={state} translate={translate} actions={actions} openSource={openSource} />
        <Notice state={state} translate={translate} actions={actions} />
        <Composer state={state} translate={translate} actions={actions} />
      </div>
      {source && (
        <ArticleView key={`${source.id} ${source.locale}`} client={client} source={source} translate={translate} onBack={leaveSource} />
      )}
    </section>
  );
}
