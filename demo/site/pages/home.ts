import { readDrawing } from "../assets.ts";
import { html, trusted, escapeHtml, type Html } from "../html.ts";
import { address, articleAddress, type PageContext } from "../page-context.ts";
import type { Page } from "../page.ts";
import { askBand } from "../parts/ask-band.ts";
import { askLink } from "../parts/ask-link.ts";
import { icon } from "../parts/icons.ts";
import { packageCards } from "../parts/package-cards.ts";
import { powerDay } from "../parts/power-day.ts";
import { fill } from "../texts.ts";

const PRODUCTS = [
  { id: "helio", name: "Helio 440", article: "warranty" },
  { id: "arc", name: "Arc 8", article: "error-codes" },
  { id: "vault", name: "Vault 10 · Vault 5", article: "battery-basics" },
  { id: "backup", name: "Backup Box", article: "power-outage" },
  { id: "charge", name: "Charge", article: "ev-charger" },
  { id: "app", name: "Solstice Home", article: "monitoring-app" },
] as const;

export function homePage(context: PageContext): Page {
  const { texts } = context;
  return {
    path: "",
    section: "home",
    title: texts.home.title,
    description: texts.home.description,
    main: html`${hero(context)}${facts(context)}${powerDay(context)}${products(context)}${packages(context)}${steps(context)}${askBand(context, texts.ask.heading, true)}`,
  };
}

function hero(context: PageContext): Html {
  const { home, common } = context.texts;
  const label = fill(common.ask, { name: context.agents.service.name });
  const scene = readDrawing("house").replace('role="img"', `role="img" aria-label="${escapeHtml(home.scene)}"`);
  return html`<section class="hero">
  <div class="wrap">
    <p class="eyebrow">${home.eyebrow}</p>
    <h1>${home.headline}</h1>
    <p class="lead">${home.lead}</p>
    <p class="actions">
      <a class="button" href="${address(context, "pricing/")}">${home.button}</a>
      ${askLink({ className: "button quiet", href: address(context, "help/"), label: html`${icon("chat")}${label}` })}
    </p>
    <p class="note">${home.note}</p>
  </div>
  ${trusted(scene)}
</section>`;
}

function facts({ texts }: PageContext): Html {
  return html`<section class="facts wrap" aria-labelledby="facts">
  <h2 id="facts" class="hidden">${texts.facts.heading}</h2>
  <ul role="list">${texts.facts.items.map(
    ({ figure, text }) => html`
    <li><strong>${figure}</strong><span>${text}</span></li>`,
  )}
  </ul>
</section>`;
}

function products(context: PageContext): Html {
  const texts = context.texts.products;
  return html`<section class="wrap part" aria-labelledby="products">
  <div class="intro"><h2 id="products">${texts.heading}</h2><p>${texts.lead}</p></div>
  <ul class="products" role="list">${PRODUCTS.map(
    ({ id, name, article }) => html`
    <li>
      <span class="tile">${icon(id)}</span>
      <p class="kind">${texts[id].kind}</p>
      <h3><a href="${articleAddress(context, article)}">${name}</a></h3>
      <p>${texts[id].text}</p>
    </li>`,
  )}
  </ul>
</section>`;
}

function packages(context: PageContext): Html {
  const { packages: texts, common } = context.texts;
  return html`<section class="tinted" aria-labelledby="packages">
  <div class="wrap part">
    <div class="intro"><h2 id="packages">${texts.heading}</h2><p>${texts.lead}</p></div>
    ${packageCards(texts, () => html``)}
    <p class="actions centred"><a class="button" href="${address(context, "pricing/")}">${common.compare}</a></p>
  </div>
</section>`;
}

function steps({ texts }: PageContext): Html {
  return html`<section class="wrap part" aria-labelledby="steps">
  <div class="intro"><h2 id="steps">${texts.steps.heading}</h2></div>
  <ol class="steps" role="list">${texts.steps.items.map(
    ({ title, text }) => html`
    <li><h3>${title}</h3><p>${text}</p></li>`,
  )}
  </ol>
</section>`;
}
