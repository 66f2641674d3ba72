import type { ConversationState, ParleyClient } from "@parley/sdk/client";
import { useLayoutEffect, useState } from "preact/hooks";
import type { TranslateStore } from "../locale/translate-store.ts";
import type { Translate } from "../locale/translator.ts";

/** The conversation as it is now; draws anew after each change. */
export function useConversation(client: ParleyClient): ConversationState {
  const [state, setState] = useState(() => client.getState());
  useLayoutEffect(() => {
    setState(client.getState());
    return client.subscribe(setState);
  }, [client]);
  return state;
}

/** The texts of the visitor's language; draws anew when it changes. */
export function useTranslate(store: TranslateStore): Translate {
  const [holder, setHolder] = useState(() => ({ translate: store.get() }));
  useLayoutEffect(() => store.subscribe((translate) => setHolder({ translate })), [store]);
  return holder.translate;
}
