import type { ActiveRun } from "@parley/sdk/client";
import { useId, useRef, useState } from "preact/hooks";
import type { Translate } from "../locale/translator.ts";
import type { Actions } from "./actions.ts";
import { Icon } from "./icon.tsx";
import { isComposing, isSubmitKey } from "./submit-key.ts";

/** Characters (UTF-16 units) that the server takes. */
const MOST = 8_000;
/** From here on the visitor is told how many are left. */
const NEARLY = 7_500;

interface Props {
  run: ActiveRun | undefined;
  translate: Translate;
  actions: Actions;
}

/** Where the visitor writes. The field keeps its own value: rewriting it would break input methods. */
export function Composer({ run, translate, actions }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [length, setLength] = useState(0);
  const [blank, setBlank] = useState(true);
  const hint = useId();
  const over = length > MOST;
  const ready = !blank && !over && !run;

  function measure(): void {
    const text = field.current?.value ?? "";
    setLength(text.length);
    setBlank(text.trim() === "");
    grow(field.current);
  }

  function submit(): void {
    const text = field.current?.value.trim() ?? "";
    if (!field.current || text === "" || text.length > MOST || run) return;
    actions.send(text);
    field.current.value = "";
    measure();
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
          onInput={measure}
          onKeyDown={onKeyDown}
        />
        {run ? (
          <button
            type="button"
            class="go"
            aria-label={translate("composer.stop")}
            title={translate("composer.stop")}
            aria-disabled={run.phase === "stopping"}
            onClick={actions.stop}
          >
            <Icon name="stop" />
          </button>
        ) : (
          <button
            type="submit"
            class="go"
            aria-label={translate("composer.send")}
            title={translate("composer.send")}
            aria-disabled={!ready}
          >
            <Icon name="send" />
          </button>
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
