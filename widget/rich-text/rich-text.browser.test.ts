import { describe, expect, it } from "vitest";
import { createRichText } from "./rich-text.ts";

function render(markdown: string): HTMLElement {
  const root = document.createElement("div");
  createRichText(root).update(markdown, true);
  root.normalize();
  return root;
}

const SAMPLES = [
  "Plain text.\nSecond line.\n\nSecond paragraph.",
  "# Title\n\n## Lower\n\n**bold**, *em*, _em_, ~~gone~~, `code`, ***both***",
  "- one\n- two\n  - nested\n- three\n\n3. third\n4. fourth\n\n- [ ] open\n- [x] done",
  "| a | b |\n|---|---|\n| **1** | [2](https://x.example/) |\n| 3 | 4 |\n\nafter",
  '```ts\nconst a = "<b>";\n```\n\n> quote\n> more\n\n---\n\nend',
  "See https://solstice.example/a?b=1, or [mail](mailto:help@solstice.example). Costs $6 and $7; 2*3=6; snake_case_name.",
  "日本語の**強調**と[リンク](https://x.example/)、https://x.example/をご覧ください。👩‍👩‍👧‍👦 𝒳",
  "unfinished **bold and [link](https://x.exam",
  "a [1] b [x] ![picture](https://evil.example/p.png) $x$ \\(y\\) <br> c",
];

describe("streaming", () => {
  it.each(SAMPLES)("gives the same nodes in pieces as at once: %j", (markdown) => {
    const whole = render(markdown).innerHTML;
    for (const size of [1, 2, 3, 7]) {
      const root = document.createElement("div");
      const rich = createRichText(root);
      for (let end = size; end < markdown.length; end += size) rich.update(markdown.slice(0, end), false);
      rich.update(markdown, true);
      root.normalize();
      expect(root.innerHTML).toBe(whole);
    }
  });

  it("appends to what is there, and begins anew only when the text was replaced", () => {
    const root = document.createElement("div");
    const rich = createRichText(root);
    rich.update("First paragraph.\n\nSecond", false);
    const first = root.firstChild;
    rich.update("First paragraph.\n\nSecond grows.", false);
    expect(root.firstChild).toBe(first);
    rich.update("Another text.", true);
    expect(root.firstChild).not.toBe(first);
    expect(root.textContent).toBe("Another text.");
  });
});

describe("text that is no Markdown", () => {
  it.each([
    ["2*3=6 and **open", "2*3=6 and **open"],
    ["first_last@solstice.example and snake_case_name", "first_last@solstice.example and snake_case_name"],
    ["see [1] and [note", "see [1] and [note"],
    ["$x is a variable, $5 a price", "$x is a variable, $5 a price"],
    ["a < b and <i>c</i>", "a < b and <i>c</i>"],
    ["half a [link](https://x.exam", "half a [link](https://x.exam"],
  ])("stays as written: %j", (markdown, text) => {
    const root = render(markdown);
    expect(root.textContent).toBe(text);
    expect(root.querySelector("em, strong, a, i")).toBeNull();
  });
});

describe("structure", () => {
  it("shifts headings below the panel's, and lets tables scroll by themselves", () => {
    const root = render("# One\n\n###### Six\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
    expect([...root.children].map(({ tagName }) => tagName)).toEqual(["H3", "H6", "DIV"]);
    expect(root.querySelector<HTMLElement>(".table")?.tabIndex).toBe(0);
    expect([...root.querySelectorAll("th, td")].map(({ textContent }) => textContent?.trim())).toEqual(["a", "b", "1", "2"]);
  });

  it("keeps very deep nesting flat", () => {
    const root = render(`${"> ".repeat(500)}deep`);
    let depth = 0;
    for (let node: Element | null = root; node; node = node.lastElementChild) depth += 1;
    expect(depth).toBeLessThan(40);
    expect(root.textContent).toContain("deep");
  });
});

describe("hostile Markdown", () => {
  it.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert%281%29)",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "[x]( javascript:alert(1))",
    "[x](https://bank.example@evil.example/)",
    "[x](//evil.example)",
    "[x](relative)",
    "https://user@evil.example/",
  ])("makes no link of %j", (markdown) => {
    expect(render(markdown).querySelector("a")).toBeNull();
  });

  it("shows raw HTML as text and loads no image", () => {
    const root = render(
      '<img src=x onerror="alert(1)"> <script>alert(1)</script> <iframe srcdoc="x"> ![alt text](https://evil.example/p.png) ![a](data:image/png;base64,AA)',
    );
    expect(root.querySelector("img, script, iframe, svg, object, [onerror], [src]")).toBeNull();
    expect(root.textContent).toContain('<img src=x onerror="alert(1)">');
    expect(root.textContent).toContain("alt text");
    expect(root.textContent).not.toContain("evil.example");
  });

  it("sends links away safely, with their host in sight and punctuation left out", () => {
    const root = render('Go to https://solstice.example/a. Or [here](https://solstice.example/b "Title")!');
    const links = [...root.querySelectorAll("a")];
    expect(links.map(({ href }) => href)).toEqual(["https://solstice.example/a", "https://solstice.example/b"]);
    for (const link of links) {
      expect([link.target, link.rel, link.title]).toEqual(["_blank", "noopener noreferrer nofollow ugc", "solstice.example"]);
    }
    expect(root.textContent).toBe("Go to https://solstice.example/a. Or here!");
  });
});

it("a path from the root of the site leads there, another host behind it does not", () => {
  const links = render("[one](/help/warranty/) [two](//evil.example/) [three](/\\\\evil.example/) [four](help.md)").querySelectorAll("a");
  expect([...links].map(({ href }) => href)).toEqual([new URL("/help/warranty/", document.baseURI).href]);
});
