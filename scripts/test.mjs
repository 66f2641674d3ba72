import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./chromium.mjs";
import { countPlaywright, countVitest, outcome } from "./test/count-report.mjs";
import { runTool } from "./test/run-tool.mjs";
import { one, sum, totalsLine } from "./test/totals.mjs";

/** @import { Totals } from "./test/totals.mjs" */
/** @typedef {{ totals: Totals, output: string }} Result */

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
const reports = "node_modules/.cache/parley/reports";
mkdirSync(reports, { recursive: true });

/** @type {readonly (readonly [heading: string, run: () => Result | Promise<Result>])[]} */
const steps = [
  ["Chromium", chromium],
  // Lint and the search for unused things read what these two make.
  ["Build", () => check(process.execPath, ["scripts/build.mjs"])],
  ["Types", () => check("node_modules/.bin/tsc", ["-b"])],
  ["Lint", () => check("node_modules/.bin/oxlint", [])],
  ["Format", () => check("node_modules/.bin/oxfmt", ["--check"])],
  ["Unused files, exports and dependencies", () => check("node_modules/.bin/knip", [])],
  ["Size", () => check(process.execPath, ["scripts/size.mjs"])],
  ["Unit and browser tests", vitest],
  ["End to end", playwright],
];

/** @type {Totals[]} */
const all = [];
for (const [heading, run] of steps) {
  console.log(`== ${heading}`);
  const started = Date.now();
  const { totals, output } = await run();
  all.push(totals);
  // Behind a bar, so that no total of a tool's own is taken for ours.
  if (totals.failed > 0) console.log(output.trimEnd().replaceAll(/^/gm, "   | "));
  console.log(`   ${summary(totals)} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const totals = sum(all);
console.log(totalsLine(totals));
process.exitCode = totals.failed > 0 ? 1 : 0;

/** @returns {Result} */
function chromium() {
  try {
    ensureChromium((line) => console.log(`   ${line}`));
    return { totals: one(true), output: "" };
  } catch (error) {
    return { totals: one(false), output: String(error) };
  }
}

/**
 * @param {string} command
 * @param {readonly string[]} parameters
 * @returns {Promise<Result>}
 */
async function check(command, parameters) {
  const { passed, output } = await runTool(command, parameters);
  return { totals: one(passed), output };
}

/** @returns {Promise<Result>} */
async function vitest() {
  const report = `${reports}/vitest.json`;
  rmSync(report, { force: true });
  const { passed, output } = await runTool("node_modules/.bin/vitest", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  return { totals: outcome(passed, read(report, countVitest)), output };
}

/** @returns {Promise<Result>} */
async function playwright() {
  const report = `${reports}/playwright.json`;
  rmSync(report, { force: true });
  const { passed, output } = await runTool(
    "node_modules/.bin/playwright",
    ["test", "--config=e2e/playwright.config.ts", "--reporter=list,json"],
    {
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: fileURLToPath(new URL(`../${report}`, import.meta.url)) },
    },
  );
  return { totals: outcome(passed, read(report, countPlaywright)), output };
}

/**
 * @template Report
 * @param {string} path
 * @param {(report: Report) => Totals} count
 * @returns {Totals | undefined} `undefined` where the tool wrote no report
 */
function read(path, count) {
  try {
    const report = /** @type {Report} */ (JSON.parse(readFileSync(path, "utf8")));
    return count(report);
  } catch {
    return undefined;
  }
}

/** @param {Totals} totals */
function summary({ passed, failed, skipped }) {
  if (passed + failed + skipped === 1) return failed === 0 ? "passed" : "failed";
  return failed === 0 ? `all ${passed} passed${skipped > 0 ? ` (${skipped} skipped)` : ""}` : `${failed} of ${passed + failed} failed`;
}
