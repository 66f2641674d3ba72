import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Paths of the tsconfig files that `tsc -b` builds, and of the ones that they extend. */
export function projectFiles(path = "tsconfig.json", seen = new Set<string>()): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const { references = [], extends: base } = JSON.parse(readFileSync(join(root, path), "utf8")) as {
    references?: { path: string }[];
    extends?: string;
  };
  const next = references.map((reference) => join(dirname(path), reference.path));
  const files = next.map((at) => (existsSync(join(root, at, "tsconfig.json")) ? join(at, "tsconfig.json") : at));
  return [path, ...(base ? [join(dirname(path), base)] : []), ...files.flatMap((file) => projectFiles(file, seen))];
}
