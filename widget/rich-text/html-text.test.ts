import { expect, it } from "vitest";
import { htmlText } from "./html-text.ts";

it("keeps the words and the paragraphs, and none of the markup", () => {
  const html =
    "<h2>Vault &amp; Box</h2><p>A <b>10&nbsp;kWh</b> unit<br>and 5&#8364; &lt;b&gt;</p><ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>";
  expect(htmlText(html)).toEqual(["Vault & Box", "A 10\u00a0kWh unit", "and 5€ <b>", "one", "two", "a b"]);
});

it("drops what is not text for a reader", () => {
  expect(htmlText("<script>alert(1)</script><style>p{}</style><!-- note --><p>shown</p><script>open")).toEqual(["shown"]);
  expect(htmlText('<img src=x onerror="alert(1)">after<a href="https://x.example"')).toEqual(["after"]);
  expect(htmlText("&#x110000; &#0; &unknown; 1 < 2")).toEqual(["\ufffd \ufffd &unknown; 1 < 2"]);
});

it("takes what never ends, however much there is of it", () => {
  expect(htmlText(`before${"<br".repeat(100_000)}`)).toEqual(["before"]);
  expect(htmlText(`before${"<!--".repeat(100_000)}`)).toEqual(["before"]);
});
