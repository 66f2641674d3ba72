import type { Source } from "@parley/protocol";
import type { Translate } from "../locale/translator.ts";
import { Icon } from "./icon.tsx";

interface Props {
  sources: readonly Source[];
  translate: Translate;
  openSource: (source: Source, from: HTMLElement) => void;
}

/** The articles that an answer rests on. */
export function SourceList({ sources, translate, openSource }: Props) {
  return (
    <div class="sources">
      <p class="caption">{translate("sources.label", { count: sources.length })}</p>
      <ul>
        {sources.map((source) => (
          <li key={source.id}>
            <button
              type="button"
              class="source"
              aria-label={translate("sources.open", { title: source.title })}
              onClick={(event) => openSource(source, event.currentTarget)}
            >
              <Icon name="page" />
              <span lang={source.locale}>{source.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
