import { expect, test } from "vitest";
import { readArticle, readArticles } from "./articles.ts";
import { HELP_GROUPS, POPULAR_ARTICLES, SUGGESTED_ARTICLES } from "./help-groups.ts";
import { LANGUAGES } from "./languages.ts";

const page = (text: string) => `---\ntitle: "A: b"\nupdated: 2026-01-02\n---\n${text}\n`;
const ids = new Set(["warranty"]);

test("an article is read with its front matter, its first paragraph and its links", () => {
  const article = readArticle(page("See the **short** [warranty](warranty.md).\n\n## More"), "x", "de", ids);
  expect(article).toMatchObject({ title: "A: b", updated: "2026-01-02", summary: "See the short warranty." });
  expect(article.body.text).toContain('<a href="/de/help/warranty/">warranty</a>');
});

test("HTML in an article is shown, not obeyed", () => {
  expect(readArticle(page("a <img src=x onerror=alert(1)> b"), "x", "de", ids).body.text).not.toContain("<img");
});

test("a table's headings are headings, its empty corner is not", () => {
  const { text } = readArticle(page("| | One |\n|---|---|\n| Two | 3 |"), "x", "de", ids).body;
  expect(text).toMatch(/<div class="table" role="group" tabindex="0" aria-label="A: b"><table>[^]*<\/table><\/div>/);
  expect(text.match(/<t[hd](?: [^>]*)?>[^<]*/g)).toEqual(["<td>", '<th scope="col">One', "<td>Two", "<td>3"]);
});

test("comments are for the agents only", () => {
  const article = readArticle(page("<!-- ask: how\nlong | when -->\nFirst.\n\n<!-- b -->\n## Second"), "x", "de", ids);
  expect(article.summary).toBe("First.");
  expect(article.body.text).not.toMatch(/ask|--|&lt;/);
});

test("a link to an article that does not exist stops the build", () => {
  expect(() => readArticle(page("[gone](gone.md)"), "x", "de", ids)).toThrow("de/x links to gone.md");
  expect(() => readArticle(page("[bad](javascript:alert)"), "x", "de", ids)).toThrow("which is no article");
});

test.each(LANGUAGES)("the help centre shows every article of %s once", (language) => {
  const grouped = HELP_GROUPS.flatMap((group) => group.articles);
  expect([...grouped].sort()).toEqual([...readArticles(language).keys()].sort());
  for (const id of [...POPULAR_ARTICLES, ...SUGGESTED_ARTICLES]) expect(grouped).toContain(id);
});
