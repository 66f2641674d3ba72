import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seededCopy, type SeededCopy } from "./seeded-copy.ts";

interface Named {
  name: string;
}
interface Issues {
  file: string;
  files?: Named[];
  exports?: Named[];
  types?: Named[];
  dependencies?: Named[];
  unlisted?: Named[];
}

const protocol = JSON.parse(readFileSync(fileURLToPath(new URL("../../protocol/package.json", import.meta.url)), "utf8")) as object;

let copy: SeededCopy;
let issues: Issues[];
beforeAll(async () => {
  copy = seededCopy(["knip.jsonc", "package.json", "protocol/tsconfig.json", "tsconfig.base.json"], {
    "protocol/package.json": JSON.stringify({ ...protocol, dependencies: { zod: "4.6.7" } }),
    "protocol/index.ts": `export { used } from "./seeded.ts";\n`,
    "protocol/seeded.ts": `import { stem } from "snowball-stemmers";\n\nexport const used = stem;\nexport const unused = 1;\nexport type Unused = 1;\n`,
    "protocol/orphan.ts": "export const orphan = 1;\n",
  });
  const { output } = await copy.run("knip", "--reporter=json");
  ({ issues } = JSON.parse(output.slice(output.indexOf("{"))) as { issues: Issues[] });
}, 60_000);
afterAll(() => copy.remove());

const names = (kind: Exclude<keyof Issues, "file">, file: string) =>
  issues.filter((each) => each.file === file).flatMap((each) => (each[kind] ?? []).map(({ name }) => name));

test("an export and a type that nobody imports are reported, one that is imported is not", () => {
  expect(names("exports", "protocol/seeded.ts")).toEqual(["unused"]);
  expect(names("types", "protocol/seeded.ts")).toEqual(["Unused"]);
});

test("a dependency that nobody imports is reported", () => {
  expect(names("dependencies", "protocol/package.json")).toEqual(["zod"]);
});

test("a package that a room imports without having it as a dependency is reported", () => {
  expect(names("unlisted", "protocol/seeded.ts")).toEqual(["snowball-stemmers"]);
});

test("a file that nobody imports is reported", () => {
  expect(names("files", "protocol/orphan.ts")).toEqual(["protocol/orphan.ts"]);
});
