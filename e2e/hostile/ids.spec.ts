import { CORPUS } from "./corpus.ts";
import { hostileSource } from "./hostile-run.ts";
import { openEach } from "./open-each.ts";
import { expect, test } from "./stage.ts";

const KINDS = ["keys", "bidi and invisible", "attributes", "schemes", "templates"];
// Two points lead an address upwards, whatever is done to them: such an id cannot be asked for.
const TEXTS = KINDS.flatMap((kind) => CORPUS[kind] ?? []).filter((text) => text !== "..");

test("ids of messages and articles that are anything but ids", async ({ stage, server }) => {
  const asked: string[] = [];
  stage.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  stage.play.run = ({ threadId, runId }) => [
    { type: "RUN_STARTED", threadId, runId },
    ...TEXTS.flatMap((text) => [
      { type: "TEXT_MESSAGE_START" as const, messageId: text, role: "assistant" as const },
      { type: "TEXT_MESSAGE_CONTENT" as const, messageId: text, delta: "An answer." },
      {
        type: "CUSTOM" as const,
        name: "parley.sources" as const,
        value: { messageId: text, sources: [{ ...hostileSource("An article", text), locale: "en" }] },
      },
      { type: "TEXT_MESSAGE_END" as const, messageId: text },
    ]),
    { type: "RUN_FINISHED", threadId, runId },
  ];
  stage.play.article = (id) => ({ id, title: id, locale: id, updated: id, html: "Its words.", url: `${server.url}/` });
  await stage.open();
  await stage.chat.say("What is there to read?");
  await stage.chat.answered(TEXTS.length);
  await stage.chat.panel.locator(".feedback").evaluateAll((all) => {
    for (const feedback of all) feedback.querySelector("button")?.click();
  });
  const { shown, faults } = await stage.page.evaluate(openEach);
  expect(faults).toEqual([]);
  expect(shown).toBe(TEXTS.length);
  const [rated, read] = [/^\/v1\/messages\/[^/]+\/feedback$/, /^\/v1\/articles\/[^/]+$/].map((route) =>
    asked.filter((path) => route.test(path)),
  );
  expect(read?.length).toBe(TEXTS.length);
  expect(rated?.length).toBeGreaterThanOrEqual(TEXTS.length);
});
