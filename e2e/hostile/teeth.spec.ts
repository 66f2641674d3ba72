import { CORPUS } from "./corpus.ts";
import { echoRun, readRun } from "./hostile-run.ts";
import { openEach } from "./open-each.ts";
import { sayAll } from "./say-all.ts";
import { expect, type Stage, test } from "./stage.ts";

test.use({ clean: false });

/** Everything that is wrong by now. */
async function caught(stage: Stage): Promise<string> {
  return [...stage.seen, ...stage.strays, ...(await stage.faults())].join("\n");
}

/** Puts each piece of HTML into a new bubble of the conversation, as a careless widget would, and takes away those of the last time. */
function insert(html: readonly string[]): void {
  const list = document.querySelector("parley-widget")?.shadowRoot?.querySelector(".list");
  for (const bubble of list?.querySelectorAll(":scope > .bubble") ?? []) bubble.remove();
  for (const piece of html) {
    const bubble = document.createElement("div");
    bubble.className = "bubble";
    list?.append(bubble);
    bubble.innerHTML = piece;
  }
}

const VIOLATIONS: Readonly<Record<string, readonly [seen: RegExp, html: string]>> = {
  "a script": [/script ran: pwned/, "<img src=x onerror=pwned()>"],
  "a dialog": [/script ran: alert/, "<img src=x onerror=alert()>"],
  "an error": [/error: .*careless/, "<img src=x onerror='throw new Error(`careless`)'>"],
  "a rejection": [/rejection: careless/, "<img src=x onerror='Promise.reject(`careless`)'>"],
  "a line on the console": [/console: careless/, "<img src=x onerror='console.error(`careless`)'>"],
  "a new tab": [/script ran: open/, "<img src=x onerror='window.open(`/`)'>"],
  "a frame": [/frame: /, "<iframe srcdoc=x></iframe>"],
  "a policy that is broken": [/policy: style-src-attr/, "<b style=color:red>x</b>"],
  "a request to another host": [/request: https:\/\/evil\.example\//, "<img src=https://evil.example/pixel.png>"],
  "a request to the same host": [/GET \/canary\/pixel/, "<img src=/canary/pixel.png>"],
  "a javascript: link": [/link to javascript:/, "<a href=javascript:pwned()>x</a>"],
  "a data: link": [/link to data:/, "<a href=data:text/html,x>x</a>"],
  "a relative link": [/link to \/\/evil/, "<a href=//evil.example>x</a>"],
  "a link with a user name": [/link with a user name/, "<a href=https://bank.example@evil.example/>x</a>"],
  "a link without rel": [/link without rel/, "<a href=https://solstice.example/ target=_blank>x</a>"],
  "a link in the same tab": [/link in the same tab/, "<a href=https://solstice.example/ rel='noopener noreferrer'>x</a>"],
  "a style sheet": [/the panel is hidden/, "<style>.panel{display:none}</style>"],
  "something over the page": [/heading is covered/, "<p style='position:fixed;inset:0;z-index:9;background:red'>x</p>"],
  "something out of its place": [/leaves its place/, "<p style=position:absolute>x</p>"],
  "something too wide": [/scrolls sideways/, "<p style=width:3000px>x</p>"],
  "an id": [/id clobber/, "<p id=clobber>x</p>"],
  "a name": [/attribute name/, "<p name=clobber>x</p>"],
  "a role": [/role within text/, "<p role=alert>x</p>"],
  "a class of ours": [/class launcher within text/, "<p class=launcher>x</p>"],
  "a field": [/control <textarea>/, "<textarea></textarea>"],
  "a shadow root": [/element <template>|shadow root/, "<template shadowrootmode=open>x</template>"],
};

test("the check sees whatever a careless widget lets happen", async ({ stage }) => {
  stage.play.run = echoRun;
  await stage.open();
  await sayAll(stage.page, ["Hello."]);
  await expect(stage.chat.suggestions).toHaveCount(2);
  for (const [what, [seen, html]] of Object.entries(VIOLATIONS)) {
    await stage.page.evaluate(insert, []);
    stage.seen.length = 0;
    stage.strays.length = 0;
    expect(await caught(stage), `before ${what}`).toBe("");
    await stage.page.evaluate(insert, [html]);
    await expect.poll(() => caught(stage), what).toMatch(seen);
  }
});

/** Code that changes the host's page instead of the widget. */
const CHANGES: Readonly<Record<string, readonly [seen: RegExp, change: () => unknown]>> = {
  "a prototype": [/Object\.prototype was changed/, () => Object.assign(Object.prototype, { polluted: true })],
  "an element on the page": [/the body holds/, () => document.body.append(document.createElement("img"))],
  "an element in the head": [/head: /, () => document.head.append(document.createElement("link"))],
  "an element that is announced": [
    /announced element b/,
    () => document.querySelector("parley-announcer div")?.append(document.createElement("b")),
  ],
  "the page's address": [/the page is at/, () => history.replaceState(undefined, "", "/#x")],
  "a cookie": [/cookie or title/, () => (document.cookie = "pwned=1")],
  "the page's style": [/host's style/, () => (document.body.style.color = "red")],
  "the page's sheets": [/a style sheet on the host's page/, () => document.adoptedStyleSheets.push(new CSSStyleSheet())],
  "the handle": [/window\.Parley was replaced/, () => Object.assign(window, { Parley: document.body })],
};

test("the check sees what has changed on the host's page", async ({ stage }) => {
  for (const [what, [seen, change]] of Object.entries(CHANGES)) {
    await stage.page.context().clearCookies();
    await stage.open();
    stage.seen.length = 0;
    expect(await stage.faults(), what).toEqual([]);
    await stage.page.evaluate(change);
    expect(await caught(stage), what).toMatch(seen);
  }
});

test("each kind of the corpus is caught where a widget is careless", async ({ stage }) => {
  stage.play.run = echoRun;
  await stage.open();
  await sayAll(stage.page, ["Hello."]);
  const missed: string[] = [];
  for (const [kind, texts] of Object.entries(CORPUS)) {
    stage.seen.length = 0;
    const html = texts.map((text) => {
      const linked = text.replaceAll(/(!?)\[([^\]]*)\]\(([^)]*)\)?/g, (_all, image: string, words: string, address: string) =>
        image ? `<img src="${address}">` : `<a href="${address}">${words}</a>`,
      );
      return `${linked}<a href="${text}">${text.replaceAll("&lt;", "<")}</a>`;
    });
    await stage.page.evaluate(insert, html);
    if ((await caught(stage)) === "") missed.push(kind);
  }
  expect(missed).toEqual([]);
});

test("a widget that writes answers as HTML is caught", async ({ stage }) => {
  await stage.page.addInitScript(() => {
    const { appendData } = CharacterData.prototype;
    CharacterData.prototype.appendData = function unsafe(text) {
      appendData.call(this, text);
      if (/<img[^>]*>/.test(this.data)) this.parentElement?.insertAdjacentHTML("beforeend", this.data);
    };
  });
  stage.play.run = echoRun;
  await stage.open();
  await sayAll(stage.page, CORPUS["raw HTML"]?.slice(0, 8) ?? []);
  await expect.poll(() => caught(stage)).toMatch(/script ran: pwned/);
});

test("a widget that looks at no scheme is caught", async ({ stage }) => {
  await stage.page.addInitScript(() => Object.defineProperty(URL.prototype, "protocol", { get: () => "https:" }));
  stage.play.run = echoRun;
  await stage.open();
  await sayAll(stage.page, CORPUS["script in Markdown"]?.slice(0, 3) ?? []);
  await expect.poll(() => caught(stage)).toMatch(/link to javascript:pwned/);
});

test("a widget whose sanitiser lets everything through is caught", async ({ stage }) => {
  await stage.page.addInitScript(() => {
    NodeIterator.prototype.nextNode = () => null;
  });
  const texts = CORPUS["mutating HTML"]?.slice(-8) ?? [];
  stage.play.run = readRun(texts);
  stage.play.article = (id) => ({ id, title: id, locale: "en", updated: "", html: texts[Number(id.slice("article-".length))] ?? "" });
  await stage.open();
  await stage.chat.ask("What is there to read?");
  const { faults } = await stage.page.evaluate(openEach);
  expect(faults.join("\n")).toMatch(/element <img>/);
  expect(await caught(stage)).toMatch(/script ran: pwned/);
});
