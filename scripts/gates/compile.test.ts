import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectFiles } from "./projects.ts";
import { seededCopy, type SeededCopy } from "./seeded-copy.ts";

/** Each file but `fine` does not compile. */
const SEEDED = {
  "protocol/fine.ts": "export const fine = 1;\n",
  "server/type-error.ts": `export const count: number = "one";\n`,
  "server/other-room.ts": `export { fine } from "../protocol/fine.ts";\n`,
  "protocol/page.ts": "export const title = document.title;\n",
  "widget/server-side.ts": `export { readFileSync } from "node:fs";\n`,
  "server/absent.ts": "export const options: { text?: string } = { text: undefined };\n",
  "server/index-read.ts": "export const first: number = [1][0];\n",
  "demo/seeded.test.ts": `import { fine } from "../protocol/fine.ts";\n\nexport const text: string = fine;\n`,
};

let copy: SeededCopy;
let output: string;
let passed: boolean;
beforeAll(async () => {
  const projects = projectFiles();
  // A project without any file is an error of its own.
  const empty = Object.fromEntries(projects.map((project) => [`${dirname(project)}/empty.ts`, "export {};\n"]));
  copy = seededCopy(projects, { ...empty, ...SEEDED });
  ({ passed, output } = await copy.run("tsc", "-b"));
}, 60_000);
afterAll(() => copy.remove());

test.each([
  ["a wrong type", "server/type-error.ts", "TS2322"],
  ["a relative import of another room", "server/other-room.ts", "TS2878"],
  ["the browser's page in the protocol", "protocol/page.ts", "TS2584"],
  ["Node in the widget", "widget/server-side.ts", "TS2591"],
  ["undefined for what should be absent", "server/absent.ts", "TS2375"],
  ["an element that may not be there", "server/index-read.ts", "TS2322"],
  ["a wrong type in a test", "demo/seeded.test.ts", "TS2322"],
])("%s does not compile", (_name, path, code) => {
  expect(output).toMatch(new RegExp(`^${path}\\(.*error ${code}`, "m"));
});

test("the build fails, and for nothing else", () => {
  expect(passed).toBe(false);
  expect(output).not.toMatch(/fine\.ts\(|empty\.ts\(/);
});
