import type { Source } from "@parley/protocol";
import type { Passage } from "../../knowledge/article.ts";
import type { Excerpt, Finding } from "../../knowledge/retriever.ts";

/** What the embedded responder says: the article's own sentences, so that nothing is said that no article holds. */
export interface Answer {
  markdown: string;
  sources: Source[];
}

export interface ComposeOptions {
  /** Address of an article, where the site has one. */
  url?: ((article: { id: string; locale: Finding["article"]["locale"] }) => string) | undefined;
}

/** Letters that an answer should stay below; Japanese says as much with less than half. */
const ROOM = { spaced: 480, japanese: 220 };

/** A few sentences from the best section, and from its neighbours where there is room. */
export function composeAnswer({ article, excerpts }: Finding, options: ComposeOptions = {}): Answer {
  const room = article.locale === "ja" ? ROOM.japanese : ROOM.spaced;
  const [first, ...neighbours] = excerpts;
  const chosen = choose(first, room);
  let left = room - size(chosen);
  const blocks = [layOut(chosen)];
  for (const neighbour of neighbours) {
    const more = choose(neighbour, Math.min(left, room / 2));
    if (more.length === 0) continue;
    blocks.push(layOut(more));
    left -= size(more);
  }
  const quote = chosen.map((passage) => passage.plain).join(" ");
  const url = options.url?.({ id: article.id, locale: article.locale });
  const source: Source = { id: article.id, title: article.title, locale: article.locale, quote, ...(url ? { url } : {}) };
  return { markdown: relink(blocks.join("\n\n"), article.locale, options), sources: [source] };
}

/** The whole section where it is short, else the run of passages that has most to do with the question; nothing where not even one fits a neighbour's room. */
function choose(excerpt: Excerpt, room: number): Passage[] {
  const {
    section: { passages },
    relevance,
  } = telling(excerpt);
  if (size(passages) <= room) return [...passages];
  let best: Passage[] = [];
  let bestWorth = -1;
  for (let start = 0; start < passages.length; start++) {
    const run: Passage[] = [];
    let worth = 0;
    for (let index = start; index < passages.length; index++) {
      const passage = passages[index] as Passage;
      if (size(run) + passage.plain.length > room) break;
      run.push(passage);
      worth += relevance[index] ?? 0;
    }
    if (run.length > 0 && worth > bestWorth) [best, bestWorth] = [run, worth];
  }
  return best;
}

/** Of a list or table only the entries that speak of the question, where one of them speaks of most of it. */
function telling({ section, relevance }: Excerpt): Excerpt {
  const best = new Map<number, number>();
  for (const [index, { kind, block }] of section.passages.entries()) {
    if (kind === "item" || kind === "row") best.set(block, Math.max(best.get(block) ?? 0, relevance[index] ?? 0));
  }
  const isKept = ({ block }: Passage, index: number) =>
    (best.get(block) ?? 0) < MOST || (relevance[index] ?? 0) >= TELLING * (best.get(block) ?? 0);
  const kept = section.passages.flatMap((passage, index) => (isKept(passage, index) ? [index] : []));
  return {
    section: { ...section, passages: kept.map((index) => section.passages[index] as Passage) },
    relevance: kept.map((index) => relevance[index] ?? 0),
  };
}

/** The share of the question that an entry must speak of to stand for its list, and the share of that one's share which others need beside it. */
const MOST = 0.5;
const TELLING = 0.6;

const size = (passages: readonly Passage[]) => passages.reduce((sum, passage) => sum + passage.plain.length + 1, 0);

/** Passages as Markdown again: sentences of a paragraph together, items and steps as lists, rows as items. */
function layOut(passages: readonly Passage[]): string {
  const lines: string[] = [];
  let before: Passage | undefined;
  let step = 0;
  for (const passage of passages) {
    const joined = before?.block === passage.block;
    if (!joined) step = 0;
    if (before && !joined) lines.push("");
    if (passage.kind === "sentence" && joined) lines.push(`${lines.pop() ?? ""}${gap(passage.markdown)}${passage.markdown}`);
    else if (passage.kind === "sentence") lines.push(passage.markdown);
    else lines.push(passage.kind === "step" ? `${++step}. ${passage.markdown}` : `- ${passage.markdown}`);
    before = passage;
  }
  return lines.join("\n");
}

/** Japanese sentences follow one another without a space. */
const gap = (sentence: string) => (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「『（]/u.test(sentence) ? "" : " ");

/** Links between articles lead to their pages, or are only words where there are none. */
function relink(markdown: string, locale: Finding["article"]["locale"], { url }: ComposeOptions): string {
  return markdown.replace(/\[([^\]]*)\]\(([a-z0-9-]+)\.md(?:#[^)]*)?\)/g, (_, text: string, id: string) =>
    url ? `[${text}](${url({ id, locale })})` : text,
  );
}
