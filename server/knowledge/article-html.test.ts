import { expect, test } from "vitest";
import { articleHtml } from "./article-html.ts";
import { parseArticle } from "./parse-article.ts";

const article = (body: string) => parseArticle("a.md", `---\nid: a\ntitle: A\nlocale: de\nupdated: 2026-10-05\n---\n${body}\n`);

test("raw HTML, comments and images never reach the preview", () => {
  const html = articleHtml(
    article('<!-- ask: one | two -->\n\nHallo <b onclick="x()">du</b> ![Bild](https://example.com/x.png)\n\n<script>alert(1)</script>'),
  );
  expect(html).toBe("<p>Hallo du Bild</p>");
});

test("links between articles lead to their pages, other schemes than http, mailto and tel are only words", () => {
  const url = ({ id, locale }: { id: string; locale: string }) => `/${locale}/help/${id}/`;
  expect(articleHtml(article("[Garantie](warranty.md) [x](javascript:alert%281%29) [y](mailto:a@b.example)"), url)).toBe(
    '<p><a href="/de/help/warranty/">Garantie</a> x <a href="mailto:a@b.example">y</a></p>',
  );
  expect(articleHtml(article("[Garantie](warranty.md)"))).toBe("<p>Garantie</p>");
});
