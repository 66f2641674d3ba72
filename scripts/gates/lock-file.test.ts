import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

interface LockFile {
  packages: Readonly<Record<string, { optionalDependencies?: Readonly<Record<string, string>> }>>;
}

/** Native parts of other platforms that the lock file does not list: with one missing, `npm ci` refuses the whole file, or leaves the tool out there. */
function missing({ packages }: LockFile): string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`]),
  );
}

test("the lock file has the native parts of every platform", () => {
  const path = fileURLToPath(new URL("../../package-lock.json", import.meta.url));
  expect(missing(JSON.parse(readFileSync(path, "utf8")) as LockFile)).toEqual([]);
});

test("a platform that was left out is found", () => {
  const packages = {
    "node_modules/tool": { optionalDependencies: { "tool-linux": "1.0.0", "tool-darwin": "1.0.0" } },
    "node_modules/tool-linux": {},
  };
  expect(missing({ packages })).toEqual(["tool-darwin"]);
});
