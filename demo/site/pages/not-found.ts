import { html } from "../html.ts";
import { address, type PageContext } from "../page-context.ts";
import type { Page } from "../page.ts";
import { suggestionChips } from "../parts/ask-band.ts";

export function notFoundPage(context: PageContext): Page {
  const { notFound } = context.texts;
  return {
    path: "404.html",
    section: "none",
    unlisted: true,
    title: `${notFound.title} – Solstice`,
    description: notFound.text,
    main: html`<section class="top sunrise">
  <div class="wrap">
    <p class="eyebrow">${notFound.title}</p>
    <h1>${notFound.headline}</h1>
    <p class="lead">${notFound.text}</p>
    ${suggestionChips(context)}
    <p class="actions"><a class="button" href="${address(context)}">${notFound.button}</a></p>
  </div>
</section>`,
  };
}
