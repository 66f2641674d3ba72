import { expect, test } from "vitest";
import { lexicalRetriever } from "../../knowledge/lexical-retriever.ts";
import { parseArticle } from "../../knowledge/parse-article.ts";
import { composeAnswer } from "./compose-answer.ts";

const article = parseArticle(
  "en/warranty.md",
  `---
id: warranty
title: Warranty
locale: en
updated: 2026-10-05
tags: [guarantee]
---

Every part has its own warranty. See [how to claim](claim.md).

## How long is each part covered?

- Panels carry a warranty of 25 years.
- The inverter carries a warranty of 12 years.
- The battery carries a warranty of 10 years.

## How do I claim?

1. Take a photo.
2. Send it to us.
`,
);
const retriever = lexicalRetriever([article]);
const answer = (question: string, options = {}) => {
  const [finding] = retriever.search(question, "en");
  if (!finding) throw new Error("nothing was found");
  return composeAnswer(finding, options);
};

test("of a list only the entry that was asked for is quoted", () => {
  const { markdown } = answer("how long is the battery warranty covered");
  expect(markdown).toContain("- The battery carries a warranty of 10 years.");
  expect(markdown).not.toContain("inverter");
});

test("steps stay whole and numbered", () => {
  expect(answer("how do I claim").markdown).toContain("1. Take a photo.\n2. Send it to us.");
});

test("the source names the article and the words that the answer rests on", () => {
  const { sources } = answer("battery warranty covered", {
    url: ({ id, locale }: { id: string; locale: string }) => `/${locale}/help/${id}/`,
  });
  expect(sources).toEqual([
    { id: "warranty", title: "Warranty", locale: "en", quote: "The battery carries a warranty of 10 years.", url: "/en/help/warranty/" },
  ]);
});

test("links between articles lead to their pages, or are words where the site has none", () => {
  const url = ({ id }: { id: string }) => `/help/${id}/`;
  expect(answer("every part its own warranty", { url }).markdown).toContain("[how to claim](/help/claim/)");
  expect(answer("every part its own warranty").markdown).toContain("See how to claim.");
});
