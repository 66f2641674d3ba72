import { html, type Html } from "./html.ts";
import { LANGUAGES } from "./languages.ts";
import type { PageContext } from "./page-context.ts";
import { footer } from "./parts/footer.ts";
import { header } from "./parts/header.ts";

export interface Page {
  /** Below the language's folder: `""`, `pricing/`, `help/warranty/`. The same in every language. */
  path: string;
  title: string;
  description: string;
  /** Which part of the site the navigation marks. */
  section: "home" | "pricing" | "help" | "none";
  main: Html;
  /** Agent that a conversation begins with here. Default: the server's. */
  agent?: string;
  /** Not an address of its own, so without translations and not for search engines. */
  unlisted?: boolean;
}

/** A whole document. Parley comes in as at any customer's: one script tag, and the language from `<html lang>`. */
export function renderPage(context: PageContext, page: Page): string {
  const { language, texts, assets } = context;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fff4e0" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#17121c" media="(prefers-color-scheme: dark)">
<link rel="icon" href="${assets.favicon.url}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.style.url}">
${page.unlisted ? html`<meta name="robots" content="noindex">` : alternates(page.path)}
<script type="module" src="${assets.script.url}"></script>
</head>
<body>
<a class="skip" href="#main">${texts.common.skip}</a>
${header(context, page)}
<main id="main" tabindex="-1">${page.main}</main>
${footer(context)}
<script async src="/parley.js"${page.agent ? html` data-agent="${page.agent}"` : undefined}></script>
</body>
</html>
`.text;
}

function alternates(path: string): Html {
  return html`${LANGUAGES.map(
    (language) => html`<link rel="alternate" hreflang="${language}" href="/${language}/${path}">
`,
  )}<link rel="alternate" hreflang="x-default" href="/en/${path}">`;
}
