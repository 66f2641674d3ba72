import { BATCHES } from "./batches.ts";
import { readRun } from "./hostile-run.ts";
import { openEach } from "./open-each.ts";
import { expect, test } from "./stage.ts";

/**
 * Also what the sanitiser parses apart from the page, and throws away, is reported under a policy. Were it let through, it would be seen
 * besides: as an element that must not be there, a request, or a script that ran.
 */
const PARSED_APART = /^policy: (?:script-src-attr|style-src-attr|style-src-elem|base-uri) /;

for (const { name, texts } of BATCHES) {
  test(`an article and all about it: ${name}`, async ({ stage }) => {
    stage.play.run = readRun(texts);
    stage.play.article = (id) => {
      const text = texts[Number(id.slice("article-".length))] ?? "";
      return { id, title: text, locale: text.slice(0, 200), updated: text, html: text, url: text };
    };
    await stage.open();
    await stage.chat.ask("What is there to read?");
    const { shown, faults } = await stage.page.evaluate(openEach);
    expect(faults).toEqual([]);
    expect(shown).toBe(texts.length);
    const others = stage.seen.filter((what) => !PARSED_APART.test(what));
    stage.seen.splice(0, Infinity, ...others);
  });
}
