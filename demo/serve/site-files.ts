import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { LANGUAGES } from "../site/languages.ts";

/** What an address of the site leads to. */
export type Target =
  | { type: "page" | "asset"; file: string }
  /** The right address of what was meant, without its query. */
  | { type: "moved"; to: string }
  | { type: "missing" };

/** Knows the files below `folder` from now on, and tells what an address's path leads to. Throws where the site was not built. */
export function siteFiles(folder: string): (path: string) => Target {
  const files = new Set(listFiles(folder));
  return function find(path) {
    const name = path.slice(1);
    if (name.startsWith("assets/") && files.has(name)) return { type: "asset", file: name };
    if (path.endsWith("/") && files.has(`${name}index.html`)) return { type: "page", file: `${name}index.html` };
    const right = canonical(path);
    return right !== path && files.has(`${right.slice(1)}index.html`) ? { type: "moved", to: right } : { type: "missing" };
  };
}

/** With the language as it is written and a slash at the end. */
function canonical(path: string): string {
  const [first = "", ...rest] = path
    .slice(1)
    .split("/")
    .filter((part) => part !== "index.html");
  const language = LANGUAGES.find((known) => known.toLowerCase() === first.toLowerCase()) ?? first;
  return `/${[language, ...rest].filter((part) => part !== "").join("/")}/`;
}

function listFiles(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"));
  } catch (cause) {
    throw new Error("The pages of the demo are not there. Build them first: npm run build", { cause });
  }
}
