import { html, trusted, type Html } from "../html.ts";
import type { SiteTexts } from "../texts.ts";
import { icon } from "./icons.ts";

const PACKAGES = [
  { id: "starter", name: "Starter", panels: 8, batteries: 0 },
  { id: "family", name: "Family", panels: 14, batteries: 1 },
  { id: "independent", name: "Independent", panels: 20, batteries: 2 },
] as const;

/** The three packages side by side, each with `action` below it. */
export function packageCards(texts: SiteTexts["packages"], action: (name: string) => Html): Html {
  return html`<ul class="packages" role="list">${PACKAGES.map(
    ({ id, name, panels, batteries }) => html`
    <li class="package ${id}">
      ${drawing(panels, batteries)}
      <h3>${name}</h3>
      <p class="fit">${texts[id].fit}</p>
      <p class="price">${texts[id].price}</p>
      <ul class="checks" role="list">${texts[id].items.map((item) => html`<li>${icon("check")}${item}</li>`)}</ul>
      ${action(name)}
    </li>`,
  )}</ul>`;
}

/** The package's panels in two rows, and its batteries beside them. */
function drawing(panels: number, batteries: number): Html {
  const columns = panels / 2;
  const left = columns * 15 + 12;
  const cells = Array.from({ length: panels }, (_, index) =>
    cell("cell", (index % columns) * 15, Math.floor(index / columns) * 23, 13, 21),
  );
  const boxes = Array.from(
    { length: batteries },
    (_, index) => html`
    ${cell("box", left + index * 24, 5, 18, 38)}${cell("charge", left + 7 + index * 24, 12, 4, 14)}`,
  );
  return html`<svg class="kit" viewBox="0 0 206 44" aria-hidden="true" focusable="false">${cells}${boxes}</svg>`;
}

function cell(className: string, x: number, y: number, width: number, height: number): Html {
  return trusted(`<rect class="${className}" x="${x}" y="${y}" width="${width}" height="${height}" rx="2"/>`);
}
