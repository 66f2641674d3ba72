import { expect, it, vi } from "vitest";
import { articleNodes } from "./article.ts";

function place(html: string): HTMLElement {
  const root = document.createElement("div");
  root.append(articleNodes(html));
  document.body.append(root);
  return root;
}

const HOSTILE = `
<p onclick="hit()" style="background:url(https://evil.example/1)" id="x" class="y">kept <b>words</b></p>
<img src="https://evil.example/2" srcset="https://evil.example/3 2x" onerror="hit()"><picture><source srcset="https://evil.example/4"></picture>
<video poster="https://evil.example/5" src="https://evil.example/6"></video><audio src="https://evil.example/7"></audio>
<svg><image href="https://evil.example/8"/><script>hit()</script><use href="https://evil.example/9#a"/></svg>
<math><mtext><style><img src=x onerror="hit()"></style></mtext></math>
<style>@import "https://evil.example/10"; p { background: url(https://evil.example/11) }</style><link rel="stylesheet" href="https://evil.example/12">
<iframe src="https://evil.example/13" srcdoc="<script>parent.hit()</script>"></iframe><object data="https://evil.example/14"></object><embed src="https://evil.example/15">
<input type="image" src="https://evil.example/16"><table background="https://evil.example/17"><tr><td background="https://evil.example/18">cell</td></tr></table>
<form action="https://evil.example/19"><button formaction="https://evil.example/20">b</button></form><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/21">
<a href="javascript:hit()">one</a> <a href="data:text/html,x">two</a> <a href="https://solstice.example/ok" ping="https://evil.example/22" target="_top">three</a><script>hit()</script>`;

it("makes no request, runs no script and keeps the words of hostile HTML", async () => {
  const hit = vi.fn();
  Object.assign(window, { hit });
  const seen: string[] = [];
  const observer = new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ name }) => name)));
  observer.observe({ type: "resource" });
  const root = place(HOSTILE);
  await new Promise((resolve) => setTimeout(resolve, 300));
  observer.disconnect();
  expect(hit).not.toHaveBeenCalled();
  expect(seen.filter((name) => name.includes("evil.example"))).toEqual([]);
  expect(
    root.querySelector(
      "img, picture, video, audio, svg, math, style, link, iframe, object, embed, input, form, button, base, meta, script",
    ),
  ).toBeNull();
  expect(
    [...root.querySelectorAll("*")]
      .flatMap((element) => element.getAttributeNames())
      .filter((name) => !["href", "target", "rel", "title", "class", "tabindex"].includes(name)),
  ).toEqual([]);
  const links = [...root.querySelectorAll("a")];
  expect(links.map(({ href, target, rel }) => [href, target, rel])).toEqual([
    ["https://solstice.example/ok", "_blank", "noopener noreferrer nofollow ugc"],
  ]);
  expect(root.textContent).toContain("kept words");
  expect(root.textContent).toContain("cell");
  root.remove();
});

it("puts an article's headings below the panel's and its tables into boxes that scroll", () => {
  const root = place(
    '<h1>a</h1><h2>b</h2><h3>c</h3><h6>d</h6><table><tbody><tr><td>1</td></tr></tbody></table><ol start="3"><li lang="de">x</li></ol>',
  );
  expect([...root.children].map(({ tagName }) => tagName)).toEqual(["H3", "H3", "H4", "H6", "DIV", "OL"]);
  expect(root.querySelector("ol")?.start).toBe(3);
  expect(root.querySelector("li")?.lang).toBe("de");
  root.remove();
});

it("follows the customer's own relative links, and no other kind", () => {
  const links = ["/en/help/a/", "b.html", "#part", "", "javascript:hit()", "//user@evil.example", "mailto:help@solstice.example"];
  const root = place(links.map((href) => `<p><a href="${href}">link</a></p>`).join(""));
  expect([...root.querySelectorAll("a")].map(({ href }) => href)).toEqual([
    `${location.origin}/en/help/a/`,
    new URL("b.html", document.baseURI).href,
    "mailto:help@solstice.example",
  ]);
  root.remove();
});

it("shows plain text where the page forbids the sanitiser its policy", () => {
  const factory = Object.getOwnPropertyDescriptor(window, "trustedTypes");
  const parse = vi.spyOn(DOMParser.prototype, "parseFromString").mockImplementation(() => {
    throw new TypeError("This document requires 'TrustedHTML' assignment.");
  });
  Object.defineProperty(window, "trustedTypes", {
    configurable: true,
    value: {
      createPolicy: () => {
        throw new TypeError("disallowed");
      },
    },
  });
  const quiet = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  try {
    const root = place("<h2>Vault &amp; Box</h2><p>Ten <b>years</b></p><script>hit()</script>");
    expect([...root.children].map(({ tagName, textContent }) => [tagName, textContent])).toEqual([
      ["P", "Vault & Box"],
      ["P", "Ten years"],
    ]);
    root.remove();
  } finally {
    parse.mockRestore();
    quiet.mockRestore();
    if (factory) Object.defineProperty(window, "trustedTypes", factory);
  }
});
