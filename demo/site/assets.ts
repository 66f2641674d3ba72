import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEMO_ROOT } from "../demo-root.ts";

/** A file that pages refer to. Its name has a digest of its content, so it may be kept by browsers for ever. */
export interface Asset {
  /** Address on the site. */
  url: string;
  content: string;
}

export interface Assets {
  style: Asset;
  script: Asset;
  favicon: Asset;
}

const SITE = join(DEMO_ROOT, "site");

/** Reads the site's stylesheet (its parts in the order of their names), script and favicon. */
export function readAssets(): Assets {
  const parts = readdirSync(join(SITE, "styles"))
    .filter((name) => name.endsWith(".css"))
    .sort();
  return {
    style: asset("site", "css", parts.map((name) => readFileSync(join(SITE, "styles", name), "utf8")).join("\n")),
    script: asset("site", "js", readFileSync(join(SITE, "browser", "site.js"), "utf8")),
    favicon: asset("favicon", "svg", readDrawing("favicon")),
  };
}

/** A drawing of ours, to stand in a page. */
export function readDrawing(name: string): string {
  return readFileSync(join(SITE, "drawings", `${name}.svg`), "utf8").trim();
}

function asset(name: string, extension: string, content: string): Asset {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 10);
  return { url: `/assets/${name}.${digest}.${extension}`, content };
}
