import { expect, test } from "vitest";
import { html, trusted } from "./html.ts";

test("what is put in is escaped, in text and in attributes", () => {
  expect(html`<a title="${'"><script>'}">${"<b>&"}</a>`.text).toBe('<a title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;</a>');
});

test("HTML stays HTML, lists are joined, nothing stays nothing", () => {
  expect(html`${[html`<i>${1}</i>`, trusted("<hr>")]}${undefined}${false}`.text).toBe("<i>1</i><hr>");
});
