import { fileURLToPath } from "node:url";
import { build } from "vite";
import { runTool } from "./test/run-tool.mjs";

// Holds what `npm run build` made against the budgets in .size-limit.mjs.
process.chdir(fileURLToPath(new URL("..", import.meta.url)));

// size-limit weighs files; the SDK's entry becomes one here as a host page's own bundler would make it.
await build({
  configFile: false,
  logLevel: "error",
  build: {
    outDir: "dist/size",
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: "sdk/dist/host/index.js",
      preserveEntrySignatures: "strict",
      output: { entryFileNames: "sdk.js" },
    },
  },
});

const { passed, output } = await runTool("node_modules/.bin/size-limit", []);
console.log(output.trimEnd());
if (!passed) process.exitCode = 1;
