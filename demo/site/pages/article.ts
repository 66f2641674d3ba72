import type { Article } from "../articles.ts";
import { HELP_GROUPS } from "../help-groups.ts";
import { html, type Html } from "../html.ts";
import { address, articleAddress, articleOf, type PageContext } from "../page-context.ts";
import type { Page } from "../page.ts";
import { askBand } from "../parts/ask-band.ts";
import { icon } from "../parts/icons.ts";
import { fill } from "../texts.ts";

export function articlePage(context: PageContext, article: Article): Page {
  const { texts } = context;
  const group = HELP_GROUPS.find(({ articles }) => (articles as readonly string[]).includes(article.id));
  if (!group) throw new Error(`The article ${article.id} is in none of the help centre's groups.`);
  return {
    path: `help/${article.id}/`,
    section: "help",
    title: `${article.title} – Solstice`,
    description: article.summary,
    main: html`<div class="wrap reading">
  <nav class="crumbs" aria-label="${texts.article.breadcrumb}">
    <ol role="list">
      <li><a href="${address(context, "help/")}">${texts.common.help}</a></li>
      <li><a href="${address(context, "help/")}#${group.id}">${texts.help.groups[group.id]}</a></li>
    </ol>
  </nav>
  <article>
    <h1>${article.title}</h1>
    <p class="updated">${updated(context, article)}</p>
    <div class="prose">${article.body}</div>
  </article>
  <aside aria-labelledby="related">
    <h2 id="related">${texts.article.related}</h2>
    <ul role="list">${group.articles
      .filter((id) => id !== article.id)
      .map(
        (id) => html`
      <li><a href="${articleAddress(context, id)}">${articleOf(context, id).title}${icon("arrow")}</a></li>`,
      )}
    </ul>
  </aside>
</div>
${askBand(context, texts.article.ask, false)}`,
  };
}

function updated({ language, texts }: PageContext, article: Article): Html {
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(article.updated));
  const [before = "", after = ""] = fill(texts.article.updated, { date: "\n" }).split("\n");
  return html`${before}<time datetime="${article.updated}">${date}</time>${after}`;
}
