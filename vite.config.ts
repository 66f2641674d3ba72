import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Packages of this repository to their sources, for tests and browser bundles. Node runs the output of `tsc -b` instead. */
export const sources = [
  { find: "@parley/protocol", replacement: at("./protocol/index.ts") },
  { find: "@parley/sdk/client", replacement: at("./sdk/client/index.ts") },
  { find: /^@parley\/sdk$/, replacement: at("./sdk/host/index.ts") },
  { find: "@parley/server", replacement: at("./server/index.ts") },
  { find: "@parley/locales/agents", replacement: at("./locales/agents.ts") },
  { find: "@parley/locales/widget", replacement: at("./locales/widget.ts") },
];

export default defineConfig({ resolve: { alias: sources } });
