import { readFileSync } from "node:fs";
import { LOCALES } from "@parley/protocol";
import { TestVisitor } from "@parley/server/testing/start-test-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, plain } from "./ask.ts";
import { startSolstice, type Solstice } from "./start-solstice.ts";

interface Questions {
  answers: { question: string; article: string; fact: string[] }[];
  declines: string[];
}

let solstice: Solstice;
let visitor: TestVisitor;
beforeAll(async () => {
  solstice = await startSolstice();
  visitor = await TestVisitor.arrive(solstice.url);
}, 30_000);
afterAll(() => solstice.close());

describe.each(LOCALES)("in %s", (locale) => {
  const { answers, declines } = read(`${locale}.json`);

  test.each(answers)("$question", async ({ question, article, fact }) => {
    const heard = await ask(visitor, question, { locale });
    expect(heard.sources).toContain(article);
    expect(
      fact.some((words) => heard.text.includes(plain(words))),
      `none of ${fact.join(" | ")} in: ${heard.text}`,
    ).toBe(true);
    expect(heard.locales).toEqual([locale]);
  });

  test.each(declines)("declines: %s", async (question) => {
    const heard = await ask(visitor, question, { locale });
    expect(heard.sources).toEqual([]);
    expect(heard.suggestions.length, "a way on is offered").toBeGreaterThan(0);
    expect(heard.locales).toEqual([locale]);
  });
});

function read(name: string): Questions {
  return JSON.parse(readFileSync(new URL(`../../demo/eval/${name}`, import.meta.url), "utf8")) as Questions;
}
