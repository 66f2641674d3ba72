import type { ConversationState } from "@parley/sdk/client";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Translate } from "../locale/translator.ts";
import type { Actions } from "./actions.ts";
import { GoButton } from "./go-button.tsx";
import { isComposing, isSubmitKey } from "./submit-key.ts";

/** Characters (UTF-16 units) that the server takes. */
const MOST = 8_000;
/** From here on the visitor is told how many are left. */
const NEARLY = 7_500;

interface Props {
  state: ConversationState;
  translate: Translate;
  actions: Actions;
}

/** Where the visitor writes. The field keeps its own value: rewriting it would break input methods. */
export function Composer({ state, translate, actions }: Props) {
  const { run, draft } = state;
  const isRestored = state.storage !== "pending";
  const field = useRef<HTMLTextAreaElement>(null);
  /** The visitor is typing in this very field. */
  const isTyping = useRef(false);
  /** The draft of an earlier visit is in the field. */
  const isFilled = useRef(false);
  const [composing, setComposing] = useState(false);
  const [length, setLength] = useState(0);
  const [blank, setBlank] = useState(true);
  const hint = useId();
  const over = length > MOST;

  useLayoutEffect(() => {
    const box = field.current;
    if (!box || !isRestored || composing || (isFilled.current && isTyping.current)) return;
    box.value = isFilled.current ? draft : [draft, box.value].filter(Boolean).join("\n");
    isFilled.current = true;
    changed();
  }, [draft, isRestored, composing]);

  function changed(): void {
    const text = field.current?.value ?? "";
    setLength(text.length);
    setBlank(text.trim() === "");
    grow(field.current);
    if (isFilled.current) actions.draft(text);
  }

  function submit(): void {
    const text = field.current?.value.trim() ?? "";
    if (!field.current || text === "" || text.length > MOST) return;
    actions.send(text);
    field.current.value = "";
    isTyping.current = false;
    changed();
    field.current.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (isSubmitKey(event)) submit();
    else if (event.key !== "Enter" || !event.repeat || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div class={`field ${over ? "over" : ""}`}>
        <textarea
          ref={field}
          rows={1}
          aria-label={translate("composer.label")}
          placeholder={translate("composer.placeholder")}
          aria-invalid={over}
          aria-describedby={hint}
          enterkeyhint="send"
          autocomplete="off"
          onInput={() => {
            isTyping.current = true;
            changed();
          }}
          onBlur={() => (isTyping.current = false)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={onKeyDown}
        />
        {(!run || !blank) && <GoButton key="send" name="send" label={translate("composer.send")} isOff={blank || over} />}
        {run && (
          <GoButton key="stop" name="stop" label={translate("composer.stop")} isOff={run.phase === "stopping"} press={actions.stop} />
        )}
      </div>
      <p class="hint" id={hint}>
        {over
          ? translate("composer.tooLong", { max: new Intl.NumberFormat(translate.locale).format(MOST) })
          : length >= NEARLY
            ? translate("composer.remaining", { count: MOST - length })
            : ""}
      </p>
    </form>
  );
}

/** As high as its text, where the style sheet's `field-sizing` cannot do it; the sheet sets the bound. */
function grow(field: HTMLTextAreaElement | null): void {
  if (!field || CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
