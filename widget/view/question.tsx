import type { Message } from "@parley/sdk/client";
import { useEffect, useState } from "preact/hooks";
import { errorKey } from "./error-key.ts";
import { focusEntry } from "./focus-entry.ts";
import type { MessageProps } from "./message-item.tsx";

/** A message is on its way so long, in milliseconds, before it counts as waiting. */
const MOMENT = 1_500;

/** What the visitor wrote, and what became of it where the server does not have it. */
export function Question({ message, first, waits, editable, translate, actions }: MessageProps) {
  const { id, status, problem } = message;
  const isLate = useLate(message);
  const waiting = status === "sending" && (waits || isLate);
  const failed = status === "failed";
  return (
    <li class={`message user ${waiting ? "waits" : status} ${first ? "first" : ""}`}>
      <p class="hidden">{translate("list.you")}</p>
      <div class="bubble" lang={message.locale}>
        {message.text}
      </div>
      {(waiting || failed) && (
        <div class="fate">
          <p>{waiting ? translate("list.waiting") : problem && translate(errorKey(problem))}</p>
          {editable && (
            <button type="button" class="act" onClick={() => actions.edit(id)}>
              {translate("list.edit")}
            </button>
          )}
          {failed && problem?.retryable !== false && (
            <button
              type="button"
              class="act"
              onClick={({ currentTarget }) => {
                // The button goes away, and must not take the focus with it.
                focusEntry(currentTarget.getRootNode() as ShadowRoot);
                actions.retry(id);
              }}
            >
              {translate("notice.retry")}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

/** Whether a message is on its way for longer than a moment. */
function useLate({ status, createdAt }: Message): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (status !== "sending") return undefined;
    const timer = setTimeout(() => setLate(true), createdAt + MOMENT - Date.now());
    return () => clearTimeout(timer);
  }, [status]);
  return isLate;
}
