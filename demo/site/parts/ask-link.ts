import { html, type Html } from "../html.ts";

/** A link that opens the chat, and leads to an article while there is no chat. `question` is sent at once. */
export function askLink(link: { href: string; label: string | Html; className: string; question?: string }): Html {
  return html`<a class="${link.className}" href="${link.href}" data-ask="${link.question ?? ""}">${link.label}</a>`;
}
