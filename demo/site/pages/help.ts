import { HELP_GROUPS } from "../help-groups.ts";
import { html } from "../html.ts";
import { articleAddress, articleOf, type PageContext } from "../page-context.ts";
import type { Page } from "../page.ts";
import { suggestionChips } from "../parts/ask-band.ts";
import { askLink } from "../parts/ask-link.ts";
import { icon } from "../parts/icons.ts";
import { fill } from "../texts.ts";

export function helpPage(context: PageContext): Page {
  const { help, common } = context.texts;
  const { name } = context.agents.service;
  return {
    path: "help/",
    section: "help",
    title: `${help.title} – Solstice`,
    description: help.description,
    main: html`<section class="top sunrise">
  <div class="wrap">
    <h1>${help.headline}</h1>
    <p class="lead">${fill(help.lead, { name, count: context.articles.size })}</p>
    ${suggestionChips(context)}
    <p class="actions">${askLink({
      className: "button",
      href: articleAddress(context, "contact"),
      label: html`${icon("chat")}${fill(common.ask, { name })}`,
    })}</p>
  </div>
</section>
<div class="wrap part groups">${HELP_GROUPS.map(
      (group) => html`
  <section aria-labelledby="${group.id}">
    <h2 id="${group.id}">${help.groups[group.id]}</h2>
    <ul class="articles" role="list">${group.articles.map((id) => {
      const article = articleOf(context, id);
      return html`
      <li><h3><a href="${articleAddress(context, id)}">${article.title}</a></h3><p>${article.summary}</p></li>`;
    })}
    </ul>
  </section>`,
    )}
</div>`,
  };
}
