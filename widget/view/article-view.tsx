import type { ParleyClient } from "@parley/sdk/client";
import type { Source } from "@parley/protocol";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Translate } from "../locale/translator.ts";
import { Icon } from "./icon.tsx";

interface Props {
  client: ParleyClient;
  source: Source;
  translate: Translate;
  onBack: () => void;
}

/** A source, read inside the panel. What is shown of it is drawn by a chunk of its own. */
export function ArticleView({ client, source, translate, onBack }: Props) {
  const [note, setNote] = useState<"loading" | "failed">();
  const [attempt, setAttempt] = useState(0);
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => title.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    let gone = false;
    async function read(): Promise<void> {
      const [{ showArticle }, article] = await Promise.all([
        import("../rich-text/show-article.ts"),
        client.article(source.id, source.locale),
      ]);
      if (gone || !body.current) return;
      showArticle(body.current, article, article.url ?? source.url, {
        locale: translate.locale,
        updated: (date) => translate("sources.updated", { date }),
        visit: translate("sources.visit"),
      });
      setNote(undefined);
    }
    setNote("loading");
    read().catch(() => gone || setNote("failed"));
    return () => {
      gone = true;
    };
  }, [attempt, translate]);

  return (
    <div class="article">
      <div class="header">
        <button type="button" class="tool" aria-label={translate("sources.back")} title={translate("sources.back")} onClick={onBack}>
          <Icon name="back" />
        </button>
        <span class="trail" aria-hidden="true">
          {translate("sources.back")}
        </span>
      </div>
      <div class="scroller" tabIndex={0} role="region" aria-label={source.title}>
        <h2 class="title" ref={title} tabIndex={-1} lang={source.locale}>
          {source.title}
        </h2>
        {note && (
          <p class="note" role="status">
            {translate(`sources.${note}`)}{" "}
            {note === "failed" && (
              <button type="button" class="act" onClick={() => setAttempt(attempt + 1)}>
                {translate("notice.retry")}
              </button>
            )}
          </p>
        )}
        <div ref={body} />
      </div>
    </div>
  );
}
