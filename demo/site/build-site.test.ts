import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_ROOT } from "../demo-root.ts";
import { buildSite } from "./build-site.ts";
import { LANGUAGES } from "./languages.ts";

const folder = mkdtempSync(join(tmpdir(), "solstice-"));
const pages = new Map<string, string>();

beforeAll(() => {
  writeFileSync(join(folder, "left-over.html"), "");
  const count = buildSite(folder);
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".html")) pages.set(name, readFileSync(join(folder, name), "utf8"));
  }
  expect(pages.size).toBe(count);
});

afterAll(() => rmSync(folder, { recursive: true }));

function eachPage(check: (page: string, name: string) => void): void {
  expect(pages.size).toBeGreaterThan(LANGUAGES.length);
  for (const [name, page] of pages) check(page, name);
}

test("every language has its home, prices, help centre, 404 page and every article", () => {
  for (const language of LANGUAGES) {
    const articles = readdirSync(join(DEMO_ROOT, "knowledge", language)).map((file) => `help/${file.replace(/\.md$/, "")}/index.html`);
    expect(articles).toHaveLength(22);
    const names = ["index.html", "pricing/index.html", "help/index.html", "404.html", ...articles].map((name) => join(language, name));
    expect([...pages.keys()].filter((name) => name.startsWith(`${language}/`)).sort()).toEqual(names.sort());
  }
});

test("what an earlier build left is gone", () => {
  expect(existsSync(join(folder, "left-over.html"))).toBe(false);
});

test("every address of ours in every page leads to a file, and every fragment to an element", () => {
  eachPage((page, name) => {
    const addresses = [...page.matchAll(/\b(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? "");
    expect(addresses.length).toBeGreaterThan(20);
    for (const address of addresses) {
      if (address.startsWith("mailto:") || address === "/parley.js") continue;
      const [path = "", fragment] = address.split("#");
      const target = path === "" ? join(folder, name) : join(folder, path.endsWith("/") ? `${path}index.html` : path);
      expect(existsSync(target) && statSync(target).isFile(), `${name}: ${address}`).toBe(true);
      if (fragment) expect(readFileSync(target, "utf8"), `${name}: ${address}`).toContain(`id="${fragment}"`);
    }
  });
});

test("every page says its language, and names itself in the others", () => {
  eachPage((page, name) => {
    const language = name.split("/")[0] ?? "";
    expect(page).toContain(`<html lang="${language}">`);
    const alternates = [...page.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)];
    const rest = name.slice(language.length).replace(/index\.html$/, "");
    const expected = name.endsWith("404.html")
      ? []
      : [...LANGUAGES.map((other) => [other, `/${other}${rest}`]), ["x-default", `/en${rest}`]];
    expect(alternates.map(([, tag, href]) => [tag, href])).toEqual(expected);
  });
});

test("every page has Parley's tag once, the prices with the lead agent", () => {
  eachPage((page, name) => {
    const tags = page.match(/<script [^>]*parley\.js[^>]*>/g);
    const agent = name.endsWith("pricing/index.html") ? ' data-agent="lead"' : "";
    expect(tags, name).toEqual([`<script async src="/parley.js"${agent}>`]);
  });
});

test("nothing in a page needs more than a strict content security policy allows", () => {
  eachPage((page, name) => {
    expect(page, name).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)|<script[^>]*>[^<]/i);
    expect(page, name).not.toMatch(/(?:src|href)="(?:https?:)?\/\/|url\(\s*["']?(?:https?:)?\/\//i);
  });
});

test("every page has one main heading, a description, and no placeholder or empty value left", () => {
  eachPage((page, name) => {
    expect(page.match(/<h1[\s>]/g), name).toHaveLength(1);
    expect(page, name).toMatch(/<meta name="description" content="[^"]{20,}">/);
    expect(page, name).not.toMatch(/\{\w+\}|undefined|\[object|NaN|&lt;!--/);
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size, name).toBe(ids.length);
  });
});
