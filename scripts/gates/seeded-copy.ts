import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTool } from "../test/run-tool.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface SeededCopy {
  /** Runs a tool of the project in the copy. */
  run(tool: string, ...parameters: readonly string[]): Promise<{ passed: boolean; output: string }>;
  /** Takes the copy off the disk. May be called twice. */
  remove(): void;
}

/**
 * A folder outside of the work tree with the project's own configuration and a few seeded files, for a gate to be shown to close.
 * @param configuration paths in the project that are copied as they are
 * @param files path to content of what is seeded
 */
export function seededCopy(configuration: readonly string[], files: Readonly<Record<string, string>>): SeededCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "parley-gate-")));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  for (const path of configuration) cpSync(join(root, path), join(folder, path));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return {
    run: (tool, ...parameters) => runTool(join(root, "node_modules/.bin", tool), parameters, { folder, minutes: 2 }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
