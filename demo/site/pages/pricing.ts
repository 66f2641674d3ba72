import { html, type Html } from "../html.ts";
import { articleAddress, type PageContext } from "../page-context.ts";
import type { Page } from "../page.ts";
import { askLink } from "../parts/ask-link.ts";
import { icon } from "../parts/icons.ts";
import { packageCards } from "../parts/package-cards.ts";
import { fill } from "../texts.ts";

/** Number of monthly payments and yearly interest, as the article `financing` has them. */
const RATES = [
  { months: 12, rate: 0 },
  { months: 24, rate: 0.029 },
  { months: 60, rate: 0.039 },
  { months: 120, rate: 0.049 },
];

/** Articles behind the questions, in the questions' order. */
const QUESTION_ARTICLES = ["packages", "savings", "returns", "roof-check"];

/** The article behind each add-on, in the order of the texts. */
const EXTRA_ARTICLES = ["battery-basics", "battery-basics", "power-outage", "ev-charger"];

export function pricingPage(context: PageContext): Page {
  const { pricing } = context.texts;
  return {
    path: "pricing/",
    section: "pricing",
    title: `${pricing.title} – Solstice`,
    description: pricing.description,
    agent: "lead",
    main: html`${packages(context)}${extras(context)}${financing(context)}${questions(context)}${advice(context)}`,
  };
}

function packages(context: PageContext): Html {
  const { pricing, common, packages: texts } = context.texts;
  return html`<section class="top sunrise">
  <div class="wrap">
    <p class="eyebrow">${pricing.title}</p>
    <h1>${pricing.headline}</h1>
    <p class="lead">${pricing.lead}</p>
    <h2 class="hidden">${texts.heading}</h2>
    ${packageCards(texts, (name) =>
      askLink({
        className: "button wide",
        href: articleAddress(context, "contact"),
        label: html`${common.quote}<span class="hidden"> ${name}</span>`,
      }),
    )}
  </div>
</section>`;
}

function extras(context: PageContext): Html {
  const { extras: texts } = context.texts.pricing;
  return html`<section class="wrap part" aria-labelledby="extras">
  <div class="intro"><h2 id="extras">${texts.heading}</h2></div>
  <table class="extras">
    <thead><tr><th scope="col">${texts.product}</th><th scope="col">${texts.purpose}</th><th scope="col">${texts.price}</th></tr></thead>
    <tbody>${texts.items.map(
      ({ name, text, price }, index) => html`
      <tr><th scope="row"><a href="${articleAddress(context, EXTRA_ARTICLES[index] ?? "packages")}">${name}</a></th><td>${text}</td><td class="amount">${price}</td></tr>`,
    )}
    </tbody>
  </table>
</section>`;
}

function financing({ language, texts }: PageContext): Html {
  const { financing: words } = texts.pricing;
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  return html`<section class="tinted" aria-labelledby="financing">
  <div class="wrap part halves">
    <div class="intro"><h2 id="financing">${words.heading}</h2><p>${words.text}</p></div>
    <table class="rates">
      <thead><tr><th scope="col">${words.term}</th><th scope="col">${words.rate}</th></tr></thead>
      <tbody>${RATES.map(
        ({ months, rate }) => html`
        <tr><th scope="row">${months}</th><td>${percent.format(rate)}</td></tr>`,
      )}
      </tbody>
    </table>
  </div>
</section>`;
}

function questions(context: PageContext): Html {
  const { questions: texts } = context.texts.pricing;
  return html`<section class="wrap part" aria-labelledby="questions">
  <div class="intro"><h2 id="questions">${texts.heading}</h2></div>
  <div class="questions">${texts.items.map(
    ({ question, answer }, index) => html`
    <details${index === 0 ? html` open` : undefined}>
      <summary><h3>${question}</h3></summary>
      <p>${answer}</p>
      <p><a href="${articleAddress(context, QUESTION_ARTICLES[index] ?? "packages")}">${texts.more}<span class="hidden"> ${question}</span></a></p>
    </details>`,
  )}
  </div>
</section>`;
}

function advice(context: PageContext): Html {
  const { advice: texts } = context.texts.pricing;
  const { name, promise } = context.agents.lead;
  return html`<section class="band" aria-labelledby="advice">
  <div class="wrap">
    <h2 id="advice">${texts.heading}</h2>
    <p>${fill(texts.text, { name })} ${promise}</p>
    <p class="actions">${askLink({
      className: "button sun",
      href: articleAddress(context, "contact"),
      label: html`${icon("chat")}${fill(texts.button, { name })}`,
    })}</p>
  </div>
</section>`;
}
