import type { Translate } from "../locale/translator.ts";
import { focusEntry } from "./focus-entry.ts";

interface Props {
  suggestions: readonly string[];
  translate: Translate;
  send: (text: string) => void;
}

/** What the visitor may want to say next, each as a button. */
export function Suggestions({ suggestions, translate, send }: Props) {
  function choose(text: string, button: HTMLElement): void {
    // The buttons go away, and must not take the focus with them.
    focusEntry(button.getRootNode() as ShadowRoot);
    send(text);
  }
  return (
    <div class="suggestions" role="group" aria-label={translate("list.suggestions")}>
      {suggestions.map((text) => (
        <button key={text} type="button" class="suggestion" onClick={(event) => choose(text, event.currentTarget)}>
          {text}
        </button>
      ))}
    </div>
  );
}
