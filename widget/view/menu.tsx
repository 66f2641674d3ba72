import type { ConversationState } from "@parley/sdk/client";
import { LOCALES } from "@parley/protocol";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Translate } from "../locale/translator.ts";
import type { Actions } from "./actions.ts";
import { focusEntry } from "./focus-entry.ts";
import { Icon } from "./icon.tsx";
import { menuTarget } from "./menu-keys.ts";

interface Props {
  state: ConversationState;
  translate: Translate;
  actions: Actions;
}

/** The menu button and its menu: language, agent, new conversation. */
export function Menu({ state, translate, actions }: Props) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const items = () => [...(box.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];

  useLayoutEffect(() => {
    if (open) (items().find((item) => item.ariaChecked === "true") ?? items()[0])?.focus();
  }, [open]);
  useEffect(() => {
    if (!open) return undefined;
    const root = box.current?.getRootNode();
    const away = (event: Event) => {
      if (!event.composedPath().includes(box.current as EventTarget)) setOpen(false);
    };
    root?.addEventListener("pointerdown", away);
    return () => root?.removeEventListener("pointerdown", away);
  }, [open]);

  function leave(): void {
    setOpen(false);
    button.current?.focus();
  }

  function choose(act: () => void): void {
    leave();
    act();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") leave();
    else if (event.key === "Tab") return setOpen(false);
    else {
      const all = items();
      const target = menuTarget(event.key, all.indexOf(event.target as HTMLElement), all.length);
      if (target === undefined) return;
      all[target]?.focus();
    }
    event.preventDefault();
  }

  const label = translate("header.menu");
  return (
    <div class="menu" ref={box}>
      <button
        type="button"
        class="tool"
        ref={button}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="menu" />
      </button>
      {open && (
        <div class="sheet" role="menu" aria-label={label} onKeyDown={onKeyDown}>
          <button
            type="button"
            class="item"
            role="menuitem"
            tabIndex={-1}
            onClick={() =>
              choose(() => {
                actions.newConversation();
                focusEntry(box.current?.closest<HTMLElement>(".panel")?.parentElement ?? document.body);
              })
            }
          >
            <Icon name="compose" />
            {translate("header.newConversation")}
          </button>
          {state.agents.length > 1 && (
            <div role="group" aria-label={translate("header.agent")}>
              <p class="caption" aria-hidden="true">
                {translate("header.agent")}
              </p>
              {state.agents.map(({ id, name, role }) => (
                <button
                  key={id}
                  type="button"
                  class="item"
                  role="menuitemradio"
                  aria-checked={id === state.agentId}
                  tabIndex={-1}
                  onClick={() => choose(() => actions.setAgent(id))}
                >
                  <Icon name="check" />
                  <span>
                    {name} <span class="role">{role}</span>
                  </span>
                </button>
              ))}
            </div>
          )}
          <div role="group" aria-label={translate("header.language")}>
            <p class="caption" aria-hidden="true">
              {translate("header.language")}
            </p>
            {LOCALES.map((locale) => (
              <button
                key={locale}
                type="button"
                class="item"
                role="menuitemradio"
                aria-checked={locale === translate.locale}
                lang={locale}
                tabIndex={-1}
                onClick={() => choose(() => actions.setLocale(locale))}
              >
                <Icon name="check" />
                {translate(`languages.${locale}`)}
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
