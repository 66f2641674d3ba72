import { afterAll, expect, test } from "vitest";
import { seededCopy } from "./seeded-copy.ts";

const copy = seededCopy([".oxfmtrc.json"], {
  "server/neat.ts": `export const neat = { one: 1, two: "2" };\n`,
  "server/untidy.ts": `export const untidy={one:1,two:'2'}\n`,
});
afterAll(() => copy.remove());

test("a file that is not formatted is reported, a formatted one is not", async () => {
  const { passed, output } = await copy.run("oxfmt", "--check");
  expect(passed).toBe(false);
  expect(output).toContain("server/untidy.ts");
  expect(output).not.toContain("neat.ts");
});
