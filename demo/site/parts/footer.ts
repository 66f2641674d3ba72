import { readDrawing } from "../assets.ts";
import { POPULAR_ARTICLES } from "../help-groups.ts";
import { html, trusted, type Html } from "../html.ts";
import { address, articleAddress, articleOf, type PageContext } from "../page-context.ts";

/** Ways on, how to reach people, and the word that all of this is made up. */
export function footer(context: PageContext): Html {
  const { texts, agents } = context;
  const { common } = texts;
  return html`<footer class="site-footer">
  <div class="wrap">
    <div class="columns">
      <section>
        <h2>${trusted(readDrawing("mark"))}${texts.footer.company}</h2>
        <ul role="list">
          <li><a href="${address(context)}">${common.home}</a></li>
          <li><a href="${address(context, "pricing/")}">${common.pricing}</a></li>
          <li><a href="${address(context, "help/")}">${common.help}</a></li>
        </ul>
      </section>
      <section>
        <h2>${texts.footer.popular}</h2>
        <ul role="list">${POPULAR_ARTICLES.map(
          (id) => html`
          <li><a href="${articleAddress(context, id)}">${articleOf(context, id).title}</a></li>`,
        )}
        </ul>
      </section>
      <section>
        <h2>${texts.footer.contact}</h2>
        <p>${agents.contact.phone}<br>${agents.contact.hours}</p>
        <p>${agents.contact.email}</p>
      </section>
    </div>
    <p class="fiction">${texts.footer.fiction}</p>
  </div>
</footer>`;
}
