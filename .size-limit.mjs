import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));
const chunks = readdirSync(`${root}widget/dist/parley`).filter((name) => name.endsWith(".js"));

/**
 * Chunks by the start of their names. None is an error: a budget for a file that is no longer emitted guards nothing.
 * @param {string} start
 */
function chunksOf(start) {
  const found = chunks.filter((name) => name.startsWith(start));
  if (found.length === 0) throw new Error(`The build emitted no ${start}*.js, which has a budget in .size-limit.mjs.`);
  return found;
}

const script = "widget/dist/parley.js";
const lazy = [...chunksOf("rich-text-"), ...chunksOf("article-")];
const languages = chunksOf("locale-");
const open = chunks.filter((name) => ![...lazy, ...languages].includes(name));
chunksOf("panel-");

/** @param {readonly string[]} names */
const paths = (names) => names.map((name) => `widget/dist/parley/${name}`);

/** Budgets, minified and compressed with Brotli. A budget grows only with a reason written down in docs/decisions. */
export default [
  { name: "parley.js: all that a page loads before the visitor acts", path: script, limit: "3 kB" },
  ...languages.map((name) => ({
    name: `an open chat without rich text, ${name}`,
    path: [script, ...paths(open), ...paths([name])],
    limit: "42 kB",
  })),
  { name: "rich text of an answer", path: paths(chunksOf("rich-text-")), limit: "7 kB" },
  { name: "sanitised HTML of an article", path: paths(chunksOf("article-")), limit: "11 kB" },
  ...languages.map((name) => ({ name: `one language, ${name}`, path: paths([name]), limit: "2.5 kB" })),
  { name: "@parley/sdk in a host page's bundle", path: "dist/size/sdk.js", limit: "2 kB" },
];
