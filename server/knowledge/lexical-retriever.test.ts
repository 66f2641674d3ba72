import type { Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { lexicalRetriever } from "./lexical-retriever.ts";
import { parseArticle } from "./parse-article.ts";

const article = (locale: Locale, id: string, title: string, body: string, tags: string[] = []) =>
  parseArticle(
    `${locale}/${id}.md`,
    `---\nid: ${id}\ntitle: ${title}\nlocale: ${locale}\nupdated: 2026-10-05\ntags: [${tags.join(", ")}]\n---\n\n${body}\n`,
  );

const articles = [
  article(
    "de",
    "delivery",
    "Lieferung",
    "Speicher liefern wir nach 21 Werktagen.\n\n## Was kostet die Lieferung?\n\nDer Versand kostet 69 €.",
    ["zustellung"],
  ),
  article(
    "de",
    "returns",
    "Rückgabe",
    "Ware nehmen wir 30 Tage lang zurück.\n\n## Wie bekomme ich mein Geld?\n<!-- ask: wann habt ihr mir den betrag erstattet -->\n\nDie Erstattung dauert 10 Tage.",
  ),
  article("ja", "returns", "返品", "返品は商品の到着から30日以内に承ります。"),
  article("ja", "delivery", "配送", "蓄電池は21営業日でお届けします。"),
];
const retriever = lexicalRetriever(articles, {
  ignored: ["Acme"],
  notCovered: [
    article(
      "de",
      "not-covered",
      "Anderes",
      "## Wetter\n<!-- ask: wie wird das wetter bei der lieferung -->\n\nDas Wetter kennen wir nicht.",
    ),
  ],
});
const best = (question: string, locale: Locale) => {
  const [finding] = retriever.search(question, locale);
  return finding && `${finding.article.id}/${finding.excerpts[0].section.heading ?? ""}`;
};

test.each<[string, Locale, string]>([
  ["Was kostet die Zustellung?", "de", "delivery/Was kostet die Lieferung?"],
  ["Rueckgabe", "de", "returns/"],
  ["Lieferkosten", "de", "delivery/Was kostet die Lieferung?"],
  ["wann wird mir der Betrag erstattet", "de", "returns/Wie bekomme ich mein Geld?"],
  ["Wie lange dauert die Erstatung?", "de", "returns/Wie bekomme ich mein Geld?"],
  ["返品したい", "ja", "returns/"],
  ["蓄電池はいつ来ますか", "ja", "delivery/"],
])("%s is found where it is answered", (question, locale, place) => {
  expect(best(question, locale)).toBe(place);
});

test("words that say nothing find nothing", () => {
  expect(retriever.search("Was ist mit Acme?", "de")).toEqual([]);
  expect(retriever.search("Pinguine?", "de")).toEqual([]);
});

test("a question nearest to a topic that is not covered finds nothing", () => {
  expect(retriever.search("wie wird das wetter", "de")).toEqual([]);
});

test("a language without articles finds nothing", () => {
  expect(retriever.search("delivery", "en")).toEqual([]);
});

test("what is found is sure to the degree that the question is spoken of", () => {
  const sure = retriever.search("Was kostet die Lieferung?", "de")[0]?.confidence ?? 0;
  const unsure = retriever.search("Liefert der Pinguin auch Fische zum Mars?", "de")[0]?.confidence ?? 0;
  expect(sure).toBeGreaterThan(0.8);
  expect(unsure).toBeLessThan(0.29);
});

test("of a long text only the beginning is read, also where one sign stands for many", () => {
  const asked = retriever.search("Was kostet die Lieferung?", "de")[0]?.confidence ?? 0;
  const filled = (filler: string) =>
    retriever.search(`Was kostet die Lieferung? ${filler.repeat(1_000)} Pinguin Fische Mars`, "de")[0]?.confidence ?? 0;
  expect([filled(" "), filled(". ")]).toEqual([asked, asked]);
  // U+FDFA is 18 letters in four words; 60 of them fill what is read.
  expect(retriever.search(`Was kostet ${"\uFDFA ".repeat(60)} die Lieferung?`, "de")).toEqual(
    retriever.search(`Was kostet ${"\uFDFA ".repeat(60)}`, "de"),
  );
  expect(retriever.search(`${"\uFDFA ".repeat(8)} die Lieferung?`, "de")).not.toEqual([]);
});

test("an article is not offered again for another of its sections, and no more are worked out than are asked for", () => {
  expect(retriever.search("Lieferung Rückgabe Geld", "de", 1)).toHaveLength(1);
  expect(
    retriever
      .search("Lieferung Rückgabe Geld", "de")
      .map(({ article: { id } }) => id)
      .sort(),
  ).toEqual(["delivery", "returns"]);
});
