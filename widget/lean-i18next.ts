import type { Plugin } from "vite";

/**
 * Parts of i18next that this widget cannot reach, and what stands in for them. i18next is one class that no bundler can shake:
 * without this every visitor who opens the panel would fetch 3 kB of advice to developers, loading of languages from a backend,
 * and formats within texts. Each language here is one chunk, and numbers are formatted before they go into a text.
 */
const PARTS: readonly (readonly [name: string, pattern: RegExp, standIn: string])[] = [
  ["Connector", /class Connector extends EventEmitter \{\n.*?\n\}\n/su, "class Connector extends EventEmitter {}\n"],
  ["Formatter", /class Formatter \{\n.*?\n\}\n/su, "class Formatter { format(value) { return value; } }\n"],
  ["logs", /this\.logger\.(?:warn|error|log|deprecate)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/gu, "void 0"],
];

/** Leaves those parts out of the bundle, and stops the build when a new version of i18next is written in another way. */
export const leanI18next: Plugin = {
  name: "parley:lean-i18next",
  transform(code, id) {
    if (!id.endsWith("/i18next/dist/esm/i18next.js")) return undefined;
    let lean = code;
    for (const [name, pattern, standIn] of PARTS) {
      const next = lean.replace(pattern, standIn);
      if (next === lean) this.error(`i18next has no ${name} as it had: see whether widget/lean-i18next.ts is still right`);
      lean = next;
    }
    return { code: lean, map: null };
  },
};
