import type { Translate } from "../locale/translator.ts";

/** Stands where the answer will be. */
export function Thinking({ translate }: { translate: Translate }) {
  return (
    <div class="waiting">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {translate("state.thinking")}
    </div>
  );
}
