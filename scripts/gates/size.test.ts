import { randomBytes } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { seededCopy, type SeededCopy } from "./seeded-copy.ts";

/** Does not compress, so that its size is known. */
const noise = (bytes: number) => randomBytes(bytes).toString("latin1");

const WITHIN = {
  "widget/dist/parley.js": "1;\n",
  "widget/dist/parley/panel-a1.js": "1;\n",
  "widget/dist/parley/rich-text-a1.js": "1;\n",
  "widget/dist/parley/article-a1.js": "1;\n",
  "widget/dist/parley/locale-en-a1.js": "1;\n",
  "dist/size/sdk.js": "1;\n",
};

let copy: SeededCopy | undefined;
afterEach(() => copy?.remove());

async function weigh(files: Readonly<Record<string, string>>) {
  copy = seededCopy([".size-limit.mjs", "package.json"], files);
  return copy.run("size-limit");
}

test("what is within its budget passes", async () => {
  expect((await weigh(WITHIN)).passed).toBe(true);
});

test.each([
  ["parley.js", "widget/dist/parley.js", 3_100],
  ["an open chat", "widget/dist/parley/panel-a1.js", 42_100],
  ["a chunk that the panel shares", "widget/dist/parley/shared-a1.js", 42_100],
  ["rich text", "widget/dist/parley/rich-text-a1.js", 7_100],
  ["an article", "widget/dist/parley/article-a1.js", 11_100],
  ["one language", "widget/dist/parley/locale-en-a1.js", 2_600],
])("%s over its budget is reported", async (_name, path, bytes) => {
  const { passed, output } = await weigh({ ...WITHIN, [path]: noise(bytes) });
  expect(passed).toBe(false);
  expect(output).toContain("exceeded");
});

test("a budget for a chunk that is no longer emitted is reported", async () => {
  const { "widget/dist/parley/rich-text-a1.js": _gone, ...rest } = WITHIN;
  const { passed, output } = await weigh(rest);
  expect(passed).toBe(false);
  expect(output).toContain("emitted no rich-text-*.js");
});
