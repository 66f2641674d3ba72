import type { Locale } from "@parley/protocol";
import MiniSearch from "minisearch";
import { analyser, type Analyser } from "./analyse/analyser.ts";
import type { StemMemory } from "./analyse/stem.ts";
import type { Article, Section } from "./article.ts";
import { phrasing, type Phrasing } from "./phrasings.ts";
import { vocabulary, type Vocabulary } from "./vocabulary.ts";

/** What an index holds of an article or of a section. */
export interface Unit {
  id: number;
  title: string;
  tags: string;
  heading: string;
  asks: string;
  body: string;
}

/** The articles of one language, ready to be searched. */
export interface Shelf {
  analyse: Analyser;
  vocabulary: Vocabulary;
  articles: readonly ShelvedArticle[];
  sections: readonly ShelvedSection[];
  index: MiniSearch<Unit>;
}

export interface ShelvedArticle {
  article: Article;
  /** All its terms, of title and tags too. */
  terms: ReadonlySet<string>;
}

export interface ShelvedSection {
  shelved: ShelvedArticle;
  section: Section;
  phrasings: readonly Phrasing[];
}

export function shelve(locale: Locale, articles: readonly Article[], ignored: readonly string[]): Shelf {
  const memory: StemMemory = { stems: new Map(), learns: true };
  const plain = analyser(locale, ignored, memory);
  // The index keeps its tokenizer for life; what it remembers is only good while the shelf is filled.
  let analyse = remembering(plain);
  const units = new Map(articles.map((article) => [article, article.sections.map((section, id) => unit(id, article, section))]));
  const shelved = articles.map((article): ShelvedArticle => ({
    article,
    terms: new Set((units.get(article) ?? []).flatMap(texts).flatMap((text) => analyse.terms(text))),
  }));
  const terms = vocabulary(
    shelved.map((entry) => entry.terms),
    locale,
  );
  const sections = shelved.flatMap((entry) =>
    entry.article.sections.map((section): ShelvedSection => {
      const asked = [...section.asks, section.heading ?? entry.article.title];
      return { shelved: entry, section, phrasings: asked.map((text) => phrasing(text, analyse, terms)) };
    }),
  );
  const index = new MiniSearch<Unit>({ fields: [...FIELDS], tokenize: (text) => analyse.terms(text), processTerm: (term) => term });
  index.addAll([...units.values()].flat().map((entry, id) => ({ ...entry, id })));
  analyse = plain;
  memory.learns = false;
  return { analyse, vocabulary: terms, articles: shelved, sections, index };
}

const FIELDS = ["title", "tags", "heading", "asks", "body"] as const;
const texts = (entry: Unit) => FIELDS.map((field) => entry[field]);

function unit(id: number, article: Article, section: Section): Unit {
  const body = section.passages.map((passage) => passage.plain).join("\n");
  return { id, title: article.title, tags: article.tags.join("\n"), heading: section.heading ?? "", asks: section.asks.join("\n"), body };
}

/** While a shelf is filled, titles and tags come up once for each section: the terms of a text are worked out once. */
function remembering(analyse: Analyser): Analyser {
  const known = new Map<string, string[]>();
  return {
    terms(text) {
      const terms = known.get(text) ?? analyse.terms(text);
      known.set(text, terms);
      return terms;
    },
  };
}
