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
export function lexicalRetriever(articles: readonly Article[], options: { ignored?: readonly string[]; notCovered?: readonly Article[] } = {}): LexicalRetriever {
  const { ignored = [], notCovered = [] } = options;
  const declined = new Set(notCovered);
  const languages = new Set(articles.map((article) => article.locale));
  const shelves = new Map<Locale, Shelf>();

  function shelf(locale: Locale): Shelf {
    const kept = shelves.get(locale) ?? shelve(locale, [...articles, ...notCovered].filter((article) => article.locale === locale), ignored);
    shelves.set(locale, kept);
    return kept;
  }

  return {
    search(question, locale, limit = 3) {
      const found = languages.has(locale) ? find(shelf(locale), question) : [];
      return found[0] && declined.has(found[0].article) ? [] : found.filter(({ article }) => !declined.has(article)).slice(0, limit);
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

interface Scored { held: ShelvedSection; score: number; like: number }

function find(shelf: Shelf, text: string): Finding[] {
  const question = phrasing(text, shelf.analyse, shelf.vocabulary);
  if (question.terms.size === 0) return [];
  const share = wordScores(shelf, question);
  const scored = shelf.sections.map((held, place): Scored => {
    const like = Math.max(0, ...held.phrasings.map((ask) => likeness(question, ask, shelf.vocabulary)));
    return { held, score: SHARES.words * share(place) + SHARES.likeness * like, like };
  });
  const ranked = scored.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score);
  const seen = new Set<ShelvedArticle>();
  return ranked.filter(({ held }) => !seen.has(held.shelved) && seen.add(held.shelved)).map((entry) => {
    const others = ranked.filter(({ held, score }) => held.shelved === entry.held.shelved && held !== entry.held && score >= RELATED * entry.score);
    const excerpt = ({ held: { section } }: Scored): Excerpt => ({
      section,
      relevance: section.passages.map((passage) => speaksOf(shelf, question, new Set(shelf.analyse.terms(passage.plain)))),
    });
    return { article: entry.held.shelved.article, excerpts: [excerpt(entry), ...others.map(excerpt)], confidence: confidence(shelf, question, entry) };
  });
}

/** For each section, by its place: its share of the best BM25 score. */
function wordScores(shelf: Shelf, question: Phrasing): (place: number) => number {
  const boosts = new Map<string, number>([...question.terms].flatMap((term) => shelf.vocabulary.relatives(term).map((relative): [string, number] => [relative, 0.5])));
  for (const term of question.terms) boosts.set(term, 1);
  const found = shelf.index.search({ combineWith: "OR", queries: [...boosts.keys()] }, {
    boost: BOOST,
    tokenize: (text) => [text],
    boostTerm: (term) => boosts.get(term) ?? 1,
    prefix: isStart,
    weights: { fuzzy: 0, prefix: 0.4 },
    bm25: { k: 1.2, b: 0.5, d: 0.3 },
  });
  const top = found[0]?.score ?? 1;
  const shares = new Map(found.map((result) => [result.id as number, result.score / top]));
  return (place) => shares.get(place) ?? 0;
}

/** Whether a term may be the beginning of a longer word. */
const isStart = (term: string) => term.length >= 4 && !/\p{N}/u.test(term);

/** How much of the question its article speaks of, weighed by how telling each word is, and how like a known phrasing it is. */
function confidence(shelf: Shelf, question: Phrasing, { held, like }: Scored): number {
  return (speaksOf(shelf, question, held.shelved.terms) + like) / 2;
}

/** The share of the question that a text holds, weighed by how telling each term is: as it is, as the beginning of a word, or as part of a compound. */
function speaksOf(shelf: Shelf, question: Phrasing, held: ReadonlySet<string>): number {
  let sum = 0;
  for (const term of question.terms) sum += shelf.vocabulary.weight(term) * quality(shelf, term, held);
  return question.weight === 0 ? 0 : sum / question.weight;
}

function quality(shelf: Shelf, term: string, held: ReadonlySet<string>): number {
  if (held.has(term)) return 1;
  if (shelf.vocabulary.relatives(term).some((relative) => held.has(relative))) return 0.6;
  if (isStart(term)) for (const other of held) if (other.startsWith(term)) return 0.6;
  return 0;
}
