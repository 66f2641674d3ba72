/** HTML that may go into a page as it is. Made by {@link html} and {@link trusted} only. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template. Strings are escaped; `undefined` and `false` leave nothing behind. */
export type HtmlValue = string | number | Html | undefined | false | readonly HtmlValue[];

/** Template tag: everything put in is escaped unless it is {@link Html} itself. Attributes must be in double quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.reduce((text, part, index) => text + render(values[index - 1]) + part));
}

/** Takes a string of our own making, such as a drawing, as HTML. */
export function trusted(text: string): Html {
  return new Html(text);
}

/** For text and for attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function render(value: HtmlValue): string {
  if (value === undefined || value === false) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(render).join("");
  return escapeHtml(String(value));
}
