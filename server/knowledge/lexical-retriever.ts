import { setTimeout } from "node:timers/promises";
import type { Locale } from "@parley/protocol";
import type { Article } from "./article.ts";
import { likeness, phrasing, type Phrasing } from "./phrasings.ts";
import type { Excerpt, Finding, Retriever } from "./retriever.ts";
import { shelve, type Shelf, type ShelvedArticle, type ShelvedSection } from "./shelf.ts";

/** How much a word counts by where it stands. */
const BOOST = { title: 0.6, tags: 0.5, heading: 1.5, asks: 1.5, body: 1.2 };
/** What a section's score is made of: its share of the best score, and how like a known phrasing the question is. */
const SHARES = { words: 1, likeness: 3 };
/** Sections of an article that score this much of its best one belong to the answer too. */
const RELATED = 0.6;

export interface LexicalRetriever extends Retriever {
  /** Makes the languages ready one by one, letting other work pass between them. Without it each is made ready by its first question. */
  warm(signal: AbortSignal): Promise<void>;
}

/**
 * Lexical retrieval with one index for each language.
 * @param options.ignored words that say nothing here, such as the company's name
 * @param options.notCovered topics that are not to be answered: a question nearest to one of them finds nothing
 */
export function lexicalRetriever(
  articles: readonly Article[],
  options: { ignored?: readonly string[]; notCovered?: readonly Article[] } = {},
): LexicalRetriever {
  const { ignored = [], notCovered = [] } = options;
  const declined = new Set(notCovered);
  const languages = new Set(articles.map((article) => article.locale));
  const shelves = new Map<Locale, Shelf>();

  function shelf(locale: Locale): Shelf {
    const kept =
      shelves.get(locale) ??
      shelve(
        locale,
        [...articles, ...notCovered].filter((article) => article.locale === locale),
        ignored,
      );
    shelves.set(locale, kept);
    return kept;
  }

  return {
    search(question, locale, limit = 3) {
      return languages.has(locale)
        ? find(shelf(locale), readable(question), declined)
            .slice(0, limit)
            .map((finding) => finding())
        : [];
    },
    async warm(signal) {
      for (const locale of languages) {
        await setTimeout(PAUSE);
        if (signal.aborted) return;
        shelf(locale);
      }
    },
  };
}

/** Milliseconds between two languages that are made ready, each of which holds up everything else for a tenth of a second. */
const PAUSE = 50;

/** Characters of a question that are read. Work grows with its words, and one sign may stand for many (U+FDFA for 18), so it is cut after folding too. */
const READ_AT_MOST = 1_000;

function readable(question: string): string {
  return question.slice(0, READ_AT_MOST).normalize("NFKC").slice(0, READ_AT_MOST);
}

/** A question, and for each of its terms what `Vocabulary.relatives` says, which is too much work to ask again for each text. */
interface Question extends Phrasing {
  relatives: ReadonlyMap<string, readonly string[]>;
}

interface Scored {
  held: ShelvedSection;
  score: number;
  like: number;
}

/** The articles that speak of the question, best first, each worked out when it is wanted; none where the best is to be declined. */
function find(shelf: Shelf, text: string, declined: ReadonlySet<Article>): (() => Finding)[] {
  const asked = phrasing(text, shelf.analyse, shelf.vocabulary);
  if (asked.terms.size === 0) return [];
  const question: Question = { ...asked, relatives: new Map([...asked.terms].map((term) => [term, shelf.vocabulary.relatives(term)])) };
  const share = wordScores(shelf, question);
  const scored = shelf.sections.map((held, place): Scored => {
    const like = Math.max(0, ...held.phrasings.map((ask) => likeness(question, ask, shelf.vocabulary)));
    return { held, score: SHARES.words * share(place) + SHARES.likeness * like, like };
  });
  const ranked = scored.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score);
  if (ranked[0] && declined.has(ranked[0].held.shelved.article)) return [];
  const seen = new Set<ShelvedArticle>();
  return ranked
    .filter(({ held: { shelved } }) => !declined.has(shelved.article) && !seen.has(shelved) && seen.add(shelved))
    .map((entry) => () => toFinding(shelf, question, entry, ranked));
}

function toFinding(shelf: Shelf, question: Question, entry: Scored, ranked: readonly Scored[]): Finding {
  const others = ranked.filter(
    ({ held, score }) => held.shelved === entry.held.shelved && held !== entry.held && score >= RELATED * entry.score,
  );
  const excerpt = ({ held: { section } }: Scored): Excerpt => ({
    section,
    relevance: section.passages.map((passage) => speaksOf(shelf, question, new Set(shelf.analyse.terms(passage.plain)))),
  });
  return {
    article: entry.held.shelved.article,
    excerpts: [excerpt(entry), ...others.map(excerpt)],
    confidence: confidence(shelf, question, entry),
  };
}

/** For each section, by its place: its share of the best BM25 score. */
function wordScores(shelf: Shelf, question: Question): (place: number) => number {
  const boosts = new Map<string, number>([...question.relatives.values()].flat().map((relative) => [relative, 0.5]));
  for (const term of question.terms) boosts.set(term, 1);
  const found = shelf.index.search(
    { combineWith: "OR", queries: [...boosts.keys()] },
    {
      boost: BOOST,
      tokenize: (text) => [text],
      boostTerm: (term) => boosts.get(term) ?? 1,
      prefix: isStart,
      weights: { fuzzy: 0, prefix: 0.4 },
      bm25: { k: 1.2, b: 0.5, d: 0.3 },
    },
  );
  const top = found[0]?.score ?? 1;
  const shares = new Map(found.map((result) => [result.id as number, result.score / top]));
  return (place) => shares.get(place) ?? 0;
}

/** Whether a term may be the beginning of a longer word. */
const isStart = (term: string) => term.length >= 4 && !/\p{N}/u.test(term);

/** How much of the question its article speaks of, weighed by how telling each word is, and how like a known phrasing it is. */
function confidence(shelf: Shelf, question: Question, { held, like }: Scored): number {
  return (speaksOf(shelf, question, held.shelved.terms) + like) / 2;
}

/** The share of the question that a text holds, weighed by how telling each term is: as it is, as the beginning of a word, or as part of a compound. */
function speaksOf(shelf: Shelf, question: Question, held: ReadonlySet<string>): number {
  let sum = 0;
  for (const term of question.terms) sum += shelf.vocabulary.weight(term) * quality(question, term, held);
  return question.weight === 0 ? 0 : sum / question.weight;
}

function quality({ relatives }: Question, term: string, held: ReadonlySet<string>): number {
  if (held.has(term)) return 1;
  if (relatives.get(term)?.some((relative) => held.has(relative))) return 0.6;
  if (isStart(term)) for (const other of held) if (other.startsWith(term)) return 0.6;
  return 0;
}
