import { html, trusted, type Html } from "../html.ts";
import type { PageContext } from "../page-context.ts";
import { icon } from "./icons.ts";

const ICONS = ["morning", "noon", "evening", "outage"] as const;

/** How much of its own power a household uses, as the article `selling-power` has it. */
const OWN_SHARE = { without: 0.35, with: 0.7 };

/** A day with panels and a battery, and what the battery changes. */
export function powerDay({ language, texts }: PageContext): Html {
  const { day } = texts;
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  const bar = (label: string, share: number, className: string) => html`
    <li><span>${label}</span><strong>${percent.format(share)}</strong>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="track" width="100" height="4"/>${trusted(`<rect class="${className}" width="${share * 100}" height="4"/>`)}
      </svg></li>`;
  return html`<section class="wrap part" aria-labelledby="day">
  <div class="intro"><h2 id="day">${day.heading}</h2><p>${day.lead}</p></div>
  <ol class="day" role="list">${day.items.map(
    ({ time, title, text }, index) => html`
    <li><span class="tile">${icon(ICONS[index] ?? "noon")}</span><p class="kind">${time}</p><h3>${title}</h3><p>${text}</p></li>`,
  )}
  </ol>
  <div class="share">
    <h3>${day.share}</h3>
    <ul role="list">${bar(day.without, OWN_SHARE.without, "less")}${bar(day.with, OWN_SHARE.with, "more")}</ul>
  </div>
</section>`;
}
