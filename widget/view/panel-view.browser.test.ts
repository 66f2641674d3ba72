import { afterEach, expect, it } from "vitest";
import { mount } from "../fixtures/mount.ts";
import { createScriptedClient, message } from "../fixtures/scripted-client.ts";

let page: Awaited<ReturnType<typeof mount>>;
afterEach(() => page.unmount());

const source = { id: "warranty", title: "Garantie", locale: "de", quote: "10 Jahre", url: "https://solstice.example/warranty" };
const question = message({ id: "1", role: "user", text: "<b>Warranty?</b> **now**" });
const answer = message({ id: "2", role: "assistant", text: "It is **ten** years.", locale: "en", sources: [source] });
const press = (target: Element, key: string) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
const focused = () => page.shell.root.activeElement;

it("greets first, and sends a suggestion without losing the focus", async () => {
  page = await mount();
  page.panel.welcome(true);
  expect(page.one(".greeting .bubble").textContent).toBe("Hello, I am Sunny.");
  expect(focused()).toBe(page.one("textarea"));
  page.one(".suggestion").click();
  expect(page.client.calls.at(-1)).toEqual(["send", "How long is the warranty?"]);
  expect(focused()).toBe(page.one("textarea"));
});

it("opened by the page leaves the focus alone and is not remembered; by the visitor it is, until closed", async () => {
  page = await mount();
  const before = document.activeElement;
  await page.panel.open();
  expect(page.one(".frame").classList.contains("open")).toBe(true);
  expect(document.activeElement).toBe(before);
  expect(sessionStorage.getItem("parley.open")).toBeNull();
  page.panel.welcome(true);
  expect(sessionStorage.getItem("parley.open")).toBe("1");
  press(page.one("textarea"), "Escape");
  expect(page.one(".frame").classList.contains("open")).toBe(false);
  expect(focused()).toBe(page.launcher.button);
  expect(page.launcher.button.ariaExpanded).toBe("false");
  expect(sessionStorage.getItem("parley.open")).toBeNull();
  expect(page.events.map(([name]) => name)).toEqual(["ready", "opened", "closed"]);
});

it("shows the visitor's words as plain text and the agent's as rich text, each in its language", async () => {
  page = await mount({ messages: [{ ...question, locale: "fr" }, answer] }, "de");
  await expect.poll(() => page.one(".assistant .rich").innerHTML).toBe("<p>It is <strong>ten</strong> years.</p>");
  expect(page.one(".user .bubble").textContent).toBe("<b>Warranty?</b> **now**");
  expect([page.one(".panel").lang, page.one(".user .bubble").lang, page.one("li.assistant .bubble").lang]).toEqual(["de", "fr", "en"]);
  expect(page.shell.root.querySelector("style, [style*=':']:not(.frame)")).toBeNull();
});

it("draws only the answer that grows", async () => {
  const run = { runId: "run", agentId: "service", phase: "answering", cursor: 1, messageId: "3" } as const;
  const live = message({ id: "4", role: "assistant", text: "One", status: "streaming" });
  page = await mount({ messages: [question, answer, { ...question, id: "3" }, live], run });
  await expect.poll(() => page.all("li.assistant .rich").length).toBe(2);
  const changed = new Set<string>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records) changed.add(String([...page.all("li")].findIndex((item) => item.contains(target))));
  });
  observer.observe(page.one(".list"), { subtree: true, childList: true, characterData: true, attributes: true });
  for (const text of ["One tw", "One two thr", "One two three"])
    page.client.set({ messages: [...page.client.getState().messages.slice(0, 3), { ...live, text }] });
  await expect.poll(() => page.all("li.assistant .rich").at(-1)?.textContent).toContain("One two thre");
  observer.disconnect();
  const index = page.all("li").indexOf(page.all("li.streaming")[0] as HTMLElement);
  expect([...changed]).toEqual([String(index)]);
});

it("opens a source inside, and brings the focus back to where it was", async () => {
  page = await mount({ messages: [question, answer] });
  page.client.articles.set("warranty", {
    id: "warranty",
    title: "Garantie",
    locale: "de",
    updated: "2026-10-27",
    html: "<h2>Dauer</h2><p>10 Jahre<script>x</script></p>",
    url: source.url,
  });
  await page.panel.open();
  const button = page.one(".source");
  expect(button.ariaLabel).toBe("Show source: Garantie");
  button.focus();
  button.click();
  await expect.poll(() => focused()?.className).toBe("title");
  await expect.poll(() => page.all(".article .rich")[0]?.innerHTML).toBe("<h3>Dauer</h3><p>10 Jahre</p>");
  expect(page.one(".conversation").inert).toBe(true);
  expect(page.one(".updated").textContent).toContain("2026");
  expect(page.one(".visit").getAttribute("href")).toBe(source.url);
  press(page.one(".article"), "Escape");
  await expect.poll(() => focused()).toBe(button);
  expect(page.one(".frame").classList.contains("open")).toBe(true);
});

it("says that an article could not be loaded, and tries again", async () => {
  page = await mount({ messages: [question, answer] });
  page.one(".source").click();
  await expect.poll(() => page.all(".article .note")[0]?.textContent).toContain("couldn’t be loaded");
  page.client.articles.set("warranty", {
    id: "warranty",
    title: "Garantie",
    locale: "de",
    updated: "2026-10-27",
    html: "<p>da</p>",
    url: "/de/help/warranty/",
  });
  page.one(".article .act").click();
  await expect.poll(() => page.all(".article .rich")[0]?.textContent).toBe("da");
  expect(page.one(".visit").getAttribute("href")).toBe(`${location.origin}/de/help/warranty/`);
});

it("changes the language of interface and agent at once, by keyboard", async () => {
  page = await mount({ messages: [question, answer] });
  await page.panel.open();
  page.one(".menu .tool").click();
  await expect.poll(() => page.all("[role=menu]").length).toBe(1);
  const german = page.all("[role=menuitemradio]").find(({ lang }) => lang === "de");
  expect(german?.textContent).toBe("Deutsch");
  press(focused() as Element, "End");
  expect((focused() as HTMLElement).lang).toBe("ja");
  german?.click();
  await expect.poll(() => page.one("textarea").ariaLabel).toBe("Ihre Nachricht");
  expect(page.client.calls.at(-1)).toEqual(["setLocale", "de"]);
  expect(page.one(".caption").textContent).toBe("1 Quelle");
  expect(page.launcher.button.ariaLabel).toBe("Chat schließen");
  expect(focused()).toBe(page.one(".menu .tool"));
  expect(page.events.at(-1)).toEqual(["locale-changed", { locale: "de" }]);
});

it("rates an answer, and shows a problem with the way to try again", async () => {
  page = await mount({ messages: [{ ...question, status: "failed" }, answer], problem: { code: "rate_limited", retryable: true } });
  page.one(".rate").click();
  expect(page.client.calls.at(-1)).toEqual(["feedback", "2", "helpful"]);
  expect(page.one(".notice").textContent).toContain("That was a lot at once");
  page.one(".notice .act").click();
  expect(page.client.calls.at(-1)).toEqual(["retry", "1"]);
});

it("keeps the greeting of the agent that the conversation began with, whoever answers first", async () => {
  page = await mount();
  const greeting = page.one(".greeting .bubble").textContent;
  page.client.set({ messages: [question, { ...answer, agentId: "lead" }], agentId: "lead" });
  await expect.poll(() => page.all("li.assistant").length).toBe(1);
  expect(page.one(".greeting .bubble").textContent).toBe(greeting);
});

it("greets in a conversation that is only read from storage after the panel is there", async () => {
  page = await mount({ agents: [], agentId: "" });
  const begun = message({ id: "2", role: "assistant", text: "Ten years.", agentId: "service" });
  const known = createScriptedClient().getState().agents;
  page.client.set({ messages: [question, begun], agentId: "service", agents: known });
  await expect.poll(() => page.one(".greeting .bubble").textContent).toBe("Hello, I am Sunny.");
});
