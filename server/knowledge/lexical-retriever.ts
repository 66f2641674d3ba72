import type { Locale } from "@parley/protocol";
import type MiniSearch from "minisearch";
import type { SearchResult } from "minisearch";
import type { Article } from "./article.ts";
import { likeness, phrasing, type Phrasing } from "./phrasings.ts";
import type { Finding, Retriever } from "./retriever.ts";
import { shelve, type Shelf, type ShelvedSection, type Unit } from "./shelf.ts";

/** How much a word counts by where it stands. An article is chosen first, then a section in it. */
const ARTICLE_BOOST = { title: 2, tags: 2, heading: 1.5, asks: 1.5, body: 1 };
const SECTION_BOOST = { title: 0.4, tags: 0.2, heading: 1.5, asks: 1.5, body: 1.2 };
/** What an entry's score is made of: its article's and its section's share of the best score, and how like a known phrasing the question is. */
const SHARES = { article: 0.25, section: 1, likeness: 3 };
/** Sections that score this much of the best one belong to the answer too. */
const RELATED = 0.6;

/**
 * Lexical retrieval with one index for each language.
 * @param ignored words that say nothing here, such as the company's name
 */
export function lexicalRetriever(articles: readonly Article[], ignored: readonly string[] = []): Retriever {
  const shelves = new Map<Locale, Shelf>();
  for (const locale of new Set(articles.map((article) => article.locale))) {
    shelves.set(locale, shelve(locale, articles.filter((article) => article.locale === locale), ignored));
  }
  return {
    search(question, locale, limit = 3) {
      const shelf = shelves.get(locale);
      return shelf ? find(shelf, question).slice(0, limit) : [];
    },
  };
}

interface Scored { place: number; held: ShelvedSection; score: number; result: SearchResult | undefined; like: number }

function find(shelf: Shelf, text: string): Finding[] {
  const question = phrasing(text, shelf.analyse, shelf.vocabulary);
  if (question.terms.size === 0) return [];
  const articles = scores(shelf, shelf.articleIndex, question, ARTICLE_BOOST);
  const sections = scores(shelf, shelf.sectionIndex, question, SECTION_BOOST);
  const scored = shelf.sections.map((held, place): Scored => {
    const like = Math.max(0, ...held.phrasings.map((ask) => likeness(question, ask, shelf.vocabulary)));
    const score = SHARES.article * articles.share(held.article) + SHARES.section * sections.share(place) + SHARES.likeness * like;
    return { place, held, score, result: sections.result(place), like };
  });
  scored.sort((one, other) => other.score - one.score);
  const seen = new Set<number>();
  const best = scored.filter(({ held }) => !seen.has(held.article) && seen.add(held.article));
  return best.filter(({ held, like }) => articles.result(held.article) || like > 0).map((entry) => {
    const others = scored.filter(({ held }) => held.article === entry.held.article && held !== entry.held);
    return {
      article: shelf.articles[entry.held.article] as Article,
      section: entry.held.section,
      related: others.filter(({ score }) => score >= RELATED * entry.score).map(({ held }) => held.section),
      confidence: confidence(shelf, question, articles.result(entry.held.article), entry),
      relevance: relevance(shelf, entry.held, question),
    };
  });
}

function scores(shelf: Shelf, index: MiniSearch<Unit>, question: Phrasing, boost: Record<string, number>) {
  const related = new Map([...question.terms].flatMap((term) => shelf.vocabulary.relatives(term).map((relative) => [relative, 0.5] as [string, number])));
  for (const term of question.terms) related.set(term, 1);
  const found = index.search({ combineWith: "OR", queries: [...related.keys()] }, {
    boost,
    tokenize: (text) => [text],
    boostTerm: (term) => related.get(term) ?? 1,
    prefix: (term) => term.length >= 4 && !/\p{N}/u.test(term),
    weights: { fuzzy: 0, prefix: 0.4 },
    bm25: { k: 1.2, b: 0.5, d: 0.3 },
  });
  const byId = new Map(found.map((result) => [result.id as number, result]));
  const top = found[0]?.score ?? 1;
  return { result: (id: number) => byId.get(id), share: (id: number) => (byId.get(id)?.score ?? 0) / top };
}

/** The share of the question that article and section speak of, weighed by how telling each word is; or how like a known phrasing it is. */
function confidence(shelf: Shelf, question: Phrasing, article: SearchResult | undefined, section: Scored): number {
  let found = 0;
  for (const term of question.terms) {
    const held = Math.max(quality(shelf, term, article) * 0.9, quality(shelf, term, section.result));
    found += shelf.vocabulary.weight(term) * held;
  }
  const coverage = question.weight === 0 ? 0 : found / question.weight;
  return (coverage + section.like) / 2;
}

function quality(shelf: Shelf, term: string, result: SearchResult | undefined): number {
  if (!result) return 0;
  if (Object.hasOwn(result.match, term)) return 1;
  if (result.queryTerms.includes(term)) return 0.7;
  return shelf.vocabulary.relatives(term).some((relative) => Object.hasOwn(result.match, relative)) ? 0.6 : 0;
}

function relevance(shelf: Shelf, { section }: ShelvedSection, question: Phrasing): number[] {
  return section.passages.map((passage) => {
    const held = new Set(shelf.analyse.terms(passage.plain));
    let sum = 0;
    for (const term of question.terms) {
      if (held.has(term)) sum += shelf.vocabulary.weight(term);
      else if (shelf.vocabulary.relatives(term).some((relative) => held.has(relative))) sum += 0.5 * shelf.vocabulary.weight(term);
    }
    return sum;
  });
}
