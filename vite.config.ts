import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import manifest from "./package.json" with { type: "json" };

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Packages of this repository to their sources, for tests and browser bundles. Node runs the output of `tsc -b` instead. */
export const sources = [
  { find: "@parley/protocol", replacement: at("./protocol/index.ts") },
  { find: "@parley/sdk/client", replacement: at("./sdk/client/index.ts") },
  // Inside this repository only: what the widget's script shares with the package's own loader.
  { find: /^@parley\/sdk\/host\/(.+)$/, replacement: at("./sdk/host/$1.ts") },
  { find: /^@parley\/sdk$/, replacement: at("./sdk/host/index.ts") },
  { find: /^@parley\/server\/testing\/(.+)$/, replacement: at("./server/testing/$1.ts") },
  { find: "@parley/demo/config", replacement: at("./demo/parley.config.ts") },
  { find: /^@parley\/server$/, replacement: at("./server/index.ts") },
  { find: "@parley/locales/agents", replacement: at("./locales/agents.ts") },
  { find: "@parley/locales/widget", replacement: at("./locales/widget.ts") },
];

/** Vite's server turns JSON into JavaScript, which a browser refuses where the import says `with { type: "json" }`. For tests in a browser. */
export const servedJson: Plugin = {
  name: "parley:served-json",
  apply: "serve",
  enforce: "pre",
  transform: (code, id) => (/\/locales\/\w+\.ts$/u.test(id) ? code.replaceAll(/,\s*\{ with: \{ type: "json" \} \}/gu, "") : undefined),
};

/** What the browser's two bundles share. Each has a config of its own in `widget/`, as one is modules and the other a classic script. */
export const browserBundle: UserConfig = {
  root: at("."),
  resolve: { alias: sources },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  define: { PARLEY_VERSION: JSON.stringify(manifest.version), "process.env.NODE_ENV": JSON.stringify("production") },
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox121", "safari17.5"],
    minify: "oxc",
    modulePreload: false,
    reportCompressedSize: false,
    copyPublicDir: false,
  },
};

export default defineConfig({ resolve: { alias: sources } });
