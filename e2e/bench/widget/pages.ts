/** Addresses of the pages that are measured. */
export const PAGES = {
  /** Nothing at all. */
  blank: "/blank",
  /** Nothing but the tag. */
  tag: "/tag",
  /** A button that puts a bare field on the page, and a place for text. */
  textarea: "/textarea",
  /** A page of an ordinary size, without and with the tag. */
  site: "/site",
  siteWithTag: "/site-with-tag",
} as const;

const TAG = `<script async src="/parley.js" data-locale="en"></script>`;
const HEAD = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Page</title>`;
const TEXTAREA = `<button class="launcher">Write</button><pre></pre><script>
document.querySelector("button").onclick = () => {
  const field = document.createElement("textarea");
  document.body.append(field);
  field.focus();
};
</script>`;
const SITE = `<style>body{font:16px/1.5 sans-serif;margin:0 auto;max-width:60rem}h1{font-size:3rem}section{display:grid;grid-template-columns:1fr 2fr}</style>
<header><nav>${"<a href='#'>Section</a> ".repeat(12)}</nav><h1>Heat pumps that nobody hears</h1></header>
${Array.from({ length: 60 }, (_, index) => `<section><h2>Part ${index}</h2><div>${"<p>It runs quietly, also in nights that are cold, and needs little power.</p>".repeat(4)}</div></section>`).join("\n")}`;

/** The page at an address; `undefined` where there is none. */
export function pageAt(path: string): string | undefined {
  switch (path) {
    case PAGES.blank:
      return HEAD;
    case PAGES.tag:
      return `${HEAD}${TAG}`;
    case PAGES.textarea:
      return `${HEAD}${TEXTAREA}`;
    case PAGES.site:
      return `${HEAD}${SITE}`;
    case PAGES.siteWithTag:
      return `${HEAD}${TAG}${SITE}`;
    default:
      return undefined;
  }
}
