import { expect, test } from "vitest";
import { KnowledgeError } from "./knowledge-error.ts";
import { parseArticle } from "./parse-article.ts";

const head = "id: battery\ntitle: Speicher\nlocale: de\nupdated: 2026-10-05\ntags: [akku, 10]";
const file = (body: string, front = head) => parseArticle("de/battery.md", `---\n${front}\n---\n\n${body}\n`);

test("an article is cut at its headings, and each section into what can be quoted alone", () => {
  const { sections, tags } = file(
    "<!-- ask: was kann er | akku groesse -->\n\nDer Vault 10 speichert **10 kWh**. Er wiegt 112 kg.\n\n## Wohin damit?\n<!-- ask: platz -->\n\n- in die *Garage*\n- in den [Keller](cellar.md)\n\n1. Aus.\n2. An.\n\n| Modell | Preis |\n|---|---|\n| Vault 5 | 3.900 € |",
  );
  expect(tags).toEqual(["akku", "10"]);
  expect(sections.map(({ heading, asks }) => ({ heading, asks }))).toEqual([
    { heading: undefined, asks: ["was kann er", "akku groesse"] },
    { heading: "Wohin damit?", asks: ["platz"] },
  ]);
  expect(sections[0]?.passages.map(({ plain }) => plain)).toEqual(["Der Vault 10 speichert 10 kWh.", "Er wiegt 112 kg."]);
  expect(sections[1]?.passages.map(({ kind, plain }) => [kind, plain])).toEqual([
    ["item", "in die Garage"],
    ["item", "in den Keller"],
    ["step", "Aus."],
    ["step", "An."],
    ["row", "Vault 5 · Preis: 3.900 €"],
  ]);
});

test("abbreviations and codes do not end or join sentences wrongly", () => {
  const { sections } = file("Das gilt z. B. für Hagel. Die Codes sind E101 oder E512. Danach rufen Sie an.");
  expect(sections[0]?.passages).toHaveLength(3);
});

test.each([
  ["no front matter at all", "# Hallo"],
  ["a missing id", "---\ntitle: x\nlocale: de\nupdated: 2026-01-01\n---\nText"],
  ["a language that is none of ours", "---\nid: x\ntitle: x\nlocale: zh\nupdated: 2026-01-01\n---\nText"],
  ["a date that is none", "---\nid: x\ntitle: x\nlocale: de\nupdated: soon\n---\nText"],
  ["YAML that does not parse", "---\nid: [x\n---\nText"],
])("%s is refused with the file's name", (_, text) => {
  const parse = () => parseArticle("de/x.md", text);
  expect(parse).toThrow(KnowledgeError);
  expect(parse).toThrow(/^de\/x\.md: /);
});
