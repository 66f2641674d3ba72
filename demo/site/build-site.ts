import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { agentTexts } from "../agent-texts.ts";
import { readArticles } from "./articles.ts";
import { readAssets } from "./assets.ts";
import { LANGUAGES } from "./languages.ts";
import type { PageContext } from "./page-context.ts";
import { renderPage } from "./page.ts";
import { articlePage } from "./pages/article.ts";
import { helpPage } from "./pages/help.ts";
import { homePage } from "./pages/home.ts";
import { notFoundPage } from "./pages/not-found.ts";
import { pricingPage } from "./pages/pricing.ts";
import { siteTexts } from "./texts.ts";

/** Writes the whole site to `folder`, in place of what was there. Returns the number of pages. */
export function buildSite(folder: string): number {
  rmSync(folder, { recursive: true, force: true });
  const assets = readAssets();
  for (const { url, content } of [assets.style, assets.script, assets.favicon]) write(join(folder, url), content);
  let count = 0;
  for (const language of LANGUAGES) {
    const articles = readArticles(language);
    const context: PageContext = { language, texts: siteTexts[language], agents: agentTexts[language], articles, assets };
    const pages = [
      homePage(context),
      pricingPage(context),
      helpPage(context),
      notFoundPage(context),
      ...[...articles.values()].map((article) => articlePage(context, article)),
    ];
    for (const page of pages) {
      const file = page.path.endsWith(".html") ? page.path : `${page.path}index.html`;
      write(join(folder, language, file), renderPage(context, page));
    }
    count += pages.length;
  }
  return count;
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
