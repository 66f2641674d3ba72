import { SUGGESTED_ARTICLES } from "../help-groups.ts";
import { html, type Html } from "../html.ts";
import { address, articleAddress, type PageContext } from "../page-context.ts";
import { fill } from "../texts.ts";
import { askLink } from "./ask-link.ts";
import { icon } from "./icons.ts";

/** The service agent's suggestions as links that put the question in the chat. */
export function suggestionChips(context: PageContext): Html {
  return html`<ul class="chips" role="list">${SUGGESTED_ARTICLES.map((id, index) => {
    const question = context.agents.service.suggestions[index];
    return (
      question !== undefined &&
      html`
      <li>${askLink({ className: "chip", href: articleAddress(context, id), label: question, question })}</li>`
    );
  })}</ul>`;
}

/** An invitation to ask, across the page. `link`: also the way to the help centre. */
export function askBand(context: PageContext, heading: string, link: boolean): Html {
  const { texts, agents } = context;
  const { name } = agents.service;
  return html`<section class="band" aria-labelledby="ask">
  <div class="wrap">
    <h2 id="ask">${heading}</h2>
    <p>${fill(texts.ask.text, { name })}</p>
    ${suggestionChips(context)}
    <p class="actions">
      ${askLink({ className: "button sun", href: articleAddress(context, "contact"), label: html`${icon("chat")}${fill(texts.common.ask, { name })}` })}
      ${link && html`<a class="button ghost" href="${address(context, "help/")}">${texts.ask.link}</a>`}
    </p>
  </div>
</section>`;
}
