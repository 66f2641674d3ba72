import type { Message } from "@parley/sdk/client";
import type { FeedbackRating } from "@parley/protocol";
import type { Translate } from "../locale/translator.ts";
import { Icon } from "./icon.tsx";

interface Props {
  message: Message;
  translate: Translate;
  rate: (messageId: string, rating: FeedbackRating) => void;
}

/** Whether the answer helped; may be changed afterwards. */
export function Feedback({ message, translate, rate }: Props) {
  const button = (rating: FeedbackRating) => (
    <button
      type="button"
      class={`rate ${rating}`}
      aria-pressed={message.feedback === rating}
      aria-label={translate(`feedback.${rating}`)}
      title={translate(`feedback.${rating}`)}
      onClick={() => rate(message.id, rating)}
    >
      <Icon name="thumb" />
    </button>
  );
  return (
    <div class="feedback">
      {button("helpful")}
      {button("unhelpful")}
      {message.feedback && <span>{translate("feedback.thanks")}</span>}
    </div>
  );
}
