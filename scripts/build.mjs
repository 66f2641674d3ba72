import { fileURLToPath } from "node:url";
import { runTool } from "./test/run-tool.mjs";

// Everything that runs: the rooms that Node loads, the browser's bundles, then the demo's pages, which need the first. Says one line.
process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const started = Date.now();

const compiled = await Promise.all([
  runTool("node_modules/.bin/tsc", ["-b", "protocol", "locales", "sdk/client", "sdk/host", "server", "demo"]),
  runTool("npm", ["run", "build", "--workspace=widget"]),
]);
const results = compiled.every(({ passed }) => passed) ? [await runTool(process.execPath, ["demo/dist/site/build.js"])] : compiled;

const failures = results.filter(({ passed }) => !passed);
for (const { output } of failures) console.error(output.trimEnd());
if (failures.length > 0) process.exitCode = 1;
else console.log(`built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
