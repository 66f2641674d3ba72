import type { Locale } from "@parley/protocol";
import MiniSearch from "minisearch";
import { analyser, type Analyser } from "./analyse/analyser.ts";
import type { Article, Section } from "./article.ts";
import { phrasing, type Phrasing } from "./phrasings.ts";
import { vocabulary, type Vocabulary } from "./vocabulary.ts";

/** What an index holds of an article or of a section. */
export interface Unit { id: number; title: string; tags: string; heading: string; asks: string; body: string }

/** The articles of one language, ready to be searched. */
export interface Shelf {
  analyse: Analyser;
  vocabulary: Vocabulary;
  articles: readonly Article[];
  articleIndex: MiniSearch<Unit>;
  sections: readonly ShelvedSection[];
  sectionIndex: MiniSearch<Unit>;
}

export interface ShelvedSection {
  /** Place of its article in `articles`. */
  article: number;
  section: Section;
  phrasings: readonly Phrasing[];
}

export function shelve(locale: Locale, articles: readonly Article[], ignored: readonly string[]): Shelf {
  const analyse = analyser(locale, ignored);
  const articleUnits = articles.map((article, id) => articleUnit(id, article));
  const terms = vocabulary(articleUnits.map((unit) => new Set(analyse.terms(Object.values(unit).join("\n")))), locale);
  const sections = articles.flatMap((article, place) => article.sections.map((section) => ({
    article: place,
    section,
    phrasings: [...section.asks, ...(section.heading ? [section.heading] : [article.title])].map((text) => phrasing(text, analyse, terms)),
  })));
  const index = () => new MiniSearch<Unit>({ fields: ["title", "tags", "heading", "asks", "body"], tokenize: (text) => analyse.terms(text), processTerm: (term) => term });
  const articleIndex = index();
  const sectionIndex = index();
  articleIndex.addAll(articleUnits);
  sectionIndex.addAll(sections.map(({ article, section }, id) => sectionUnit(id, articles[article] as Article, section)));
  return { analyse, vocabulary: terms, articles, articleIndex, sections, sectionIndex };
}

function articleUnit(id: number, article: Article): Unit {
  const all = (pick: (section: Section) => string) => article.sections.map(pick).join("\n");
  return { id, title: article.title, tags: article.tags.join("\n"), heading: all((section) => section.heading ?? ""), asks: all(asks), body: all(plain) };
}

function sectionUnit(id: number, article: Article, section: Section): Unit {
  return { id, title: article.title, tags: article.tags.join("\n"), heading: section.heading ?? "", asks: asks(section), body: plain(section) };
}

const asks = (section: Section) => section.asks.join("\n");
const plain = (section: Section) => section.passages.map((passage) => passage.plain).join("\n");
