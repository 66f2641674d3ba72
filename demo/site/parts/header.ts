import { readDrawing } from "../assets.ts";
import { html, trusted, type Html } from "../html.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "../languages.ts";
import { address, type PageContext } from "../page-context.ts";
import type { Page } from "../page.ts";
import { icon } from "./icons.ts";

/** Name of the company, the way through the site, and the other languages of this page. */
export function header(context: PageContext, page: Page): Html {
  const { common } = context.texts;
  const link = (section: Page["section"], path: string, label: string) =>
    html`<li><a href="${address(context, path)}"${page.section === section ? html` aria-current="${page.path === path ? "page" : "true"}"` : undefined}>${label}</a></li>`;
  return html`<header class="site-header">
  <div class="wrap">
    <a class="brand" href="${address(context)}" aria-label="Solstice, ${common.home}">${trusted(readDrawing("mark"))}Solstice</a>
    <nav aria-label="${common.navigation}">
      <ul role="list">${link("pricing", "pricing/", common.pricing)}${link("help", "help/", common.help)}</ul>
    </nav>
    ${languageMenu(context, page)}
    <a class="button small" href="${address(context, "pricing/")}">${common.quote}</a>
  </div>
</header>`;
}

/** A page without translations leads to the other languages' home pages. */
function languageMenu({ language, texts }: PageContext, page: Page): Html {
  const path = page.unlisted ? "" : page.path;
  return html`<details class="languages">
      <summary>${icon("globe")}<span class="hidden">${texts.common.languages} </span>${LANGUAGE_NAMES[language]}</summary>
      <ul role="list">${LANGUAGES.map(
        (other) => html`
        <li><a href="/${other}/${path}" lang="${other}" hreflang="${other}"${other === language ? html` aria-current="true"` : undefined}>${LANGUAGE_NAMES[other]}</a></li>`,
      )}
      </ul>
    </details>`;
}
