import type { Plugin } from "vite";

/**
 * Parts of i18next that this widget cannot reach, and what stands in for them. i18next is one class that no bundler can shake:
 * without this every visitor who opens the panel would fetch 3 kB of advice to developers, loading of languages from a backend,
 * and formats within texts. Each language here is one chunk, and numbers are formatted before they go into a text.
 */
const PARTS: readonly (readonly [name: string, pattern: RegExp, standIn: string])[] = [
  ["Connector", /class Connector extends EventEmitter \{\n.*?\n\}\n/su, "class Connector extends EventEmitter {}\n"],
  ["Formatter", /class Formatter \{\n.*?\n\}\n/su, "class Formatter { format(value) { return value; } }\n"],
  ["Logger", /class Logger \{\n.*?\n\}\n/su, "class Logger { init() {} create() { return this; } clone() { return this; } }\n"],
  ["logs", /(?:this\.logger|baseLogger)\.(?:warn|error|log|deprecate|once)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/gu, "void 0"],
];

/** The module without those parts. Throws when a new version of i18next is written in another way. */
export function withoutUnused(code: string): string {
  return PARTS.reduce((before, [name, pattern, standIn]) => {
    const after = before.replace(pattern, standIn);
    if (after === before) throw new Error(`i18next has no ${name} as it had: see whether widget/lean-i18next.ts is still right`);
    return after;
  }, code);
}

/** Leaves those parts out of the bundle. */
export const leanI18next: Plugin = {
  name: "parley:lean-i18next",
  transform: (code, id) => (id.endsWith("/i18next/dist/esm/i18next.js") ? { code: withoutUnused(code), map: null } : undefined),
};
