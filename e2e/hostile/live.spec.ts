import { BATCHES } from "./batches.ts";
import { CORPUS, PAYLOADS } from "./corpus.ts";
import { echoRun } from "./hostile-run.ts";
import { sayAll } from "./say-all.ts";
import { expect, test } from "./stage.ts";

test("the corpus is what it says", () => {
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(150);
  expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
  expect(Object.keys(CORPUS).length).toBeGreaterThanOrEqual(15);
});

for (const { name, texts } of BATCHES) {
  test(`said, answered, echoed and suggested: ${name}`, async ({ stage }) => {
    stage.play.run = echoRun;
    await stage.open();
    expect(await stage.faults(), "before anything was said").toEqual([]);
    expect(await sayAll(stage.page, texts), "refused").toBe(0);
    await expect(stage.chat.questions).toHaveCount(texts.length);
    await expect(stage.chat.send).toBeVisible();
    const shown = await stage.chat.questions.locator(".bubble").evaluateAll((bubbles) => bubbles.map(({ textContent }) => textContent));
    expect(shown, "what a visitor wrote is shown as written").toEqual(texts.map((text) => text.trim()));
    await expect(stage.chat.suggestions).toHaveCount(2);
  });
}
