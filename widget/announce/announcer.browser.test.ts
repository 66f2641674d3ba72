import type { ActiveRun } from "@parley/sdk/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { message } from "../fixtures/scripted-client.ts";
import { mount } from "../fixtures/mount.ts";

let page: Awaited<ReturnType<typeof mount>>;
let log: string[];
let observer: MutationObserver;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  page = await mount();
  log = [];
  observer = new MutationObserver((records) => {
    for (const { addedNodes, target } of records) {
      for (const node of addedNodes) log.push(`${(target as Element).ariaLive}: ${node.textContent} (${(node as HTMLElement).lang})`);
    }
  });
  observer.observe(region(), { childList: true, subtree: true });
});
afterEach(async () => {
  observer.disconnect();
  await page.unmount();
  vi.useRealTimers();
});

const region = () => document.querySelector("parley-announcer") as HTMLElement;
const settle = () => Promise.resolve();
const run = (phase: ActiveRun["phase"]): ActiveRun => ({ runId: "run", agentId: "service", phase, cursor: 0, messageId: "1" });
const question = message({ id: "1", role: "user", text: "Wie lange gilt die Garantie?", locale: "de" });

it("stands in the light DOM, unseen, with one polite and one assertive region", () => {
  expect(region().parentElement).toBe(document.body);
  expect([...region().children].map(({ ariaLive }) => ariaLive)).toEqual(["polite", "assertive"]);
  expect(region().firstElementChild?.getBoundingClientRect().width).toBe(1);
});

it("says sent, answering, then the whole answer once, and never a part of it", async () => {
  await page.panel.open();
  page.client.set({ messages: [{ ...question, status: "sending" }], run: run("sending") });
  page.client.set({ messages: [question], run: run("waiting") });
  vi.advanceTimersByTime(1_000);
  let text = "";
  for (const token of ["Die **Gara", "ntie** gilt ", "10 Jahre."]) {
    text += token;
    page.client.set({
      messages: [question, message({ id: "2", role: "assistant", text, locale: "de", status: "streaming" })],
      run: run("answering"),
    });
    vi.advanceTimersByTime(400);
  }
  const { run: _ended, ...rest } = page.client.getState();
  page.client.replace({ ...rest, messages: [question, message({ id: "2", role: "assistant", text, locale: "de" })] });
  page.client.set({ connection: "idle" });
  await settle();
  expect(log).toEqual(["polite: Message sent (en)", "polite: Sunny is answering (en)", "polite: Die Garantie gilt 10 Jahre. (de)"]);
  vi.advanceTimersByTime(1_000);
  expect(region().textContent).toBe("");
});

it("says nothing of what was there before, nor while the panel is closed", async () => {
  await page.panel.open();
  page.client.set({ messages: [question, message({ id: "2", role: "assistant", text: "Alt" })] });
  await page.panel.close();
  page.client.set({
    run: run("answering"),
    messages: [question, message({ id: "2", role: "assistant", text: "Alt" }), { ...question, id: "3" }],
  });
  vi.advanceTimersByTime(2_000);
  page.client.set({ messages: [...page.client.getState().messages, message({ id: "4", role: "assistant", text: "Neu" })] });
  await settle();
  expect(log).toEqual([]);
});

it("says that a message waits for its turn, once, and that it was sent when it was", async () => {
  const live = message({ id: "2", role: "assistant", text: "Die Garantie", locale: "de", status: "streaming", runId: "run" });
  const second = { ...question, id: "3", status: "sending" } as const;
  page.client.set({ messages: [question, live], run: run("answering") });
  await page.panel.open();
  page.client.set({ messages: [question, live, second] });
  page.client.set({ connection: "open" });
  vi.advanceTimersByTime(2_000);
  const { run: _ended, ...rest } = page.client.getState();
  page.client.replace({ ...rest, messages: [question, { ...live, status: "complete" }, second] });
  page.client.set({ run: { ...run("sending"), runId: "next", messageId: "3" } });
  page.client.set({ messages: [question, { ...live, status: "complete" }, { ...second, status: "complete" }] });
  await settle();
  expect(log).toEqual([
    "polite: Waiting to be sent (en)",
    "polite: Sunny is answering (en)",
    "polite: Die Garantie (de)",
    "polite: Message sent (en)",
  ]);
});

it("says that a message waits that does not go out, not that it is answered; nothing of one that goes out at once", async () => {
  await page.panel.open();
  page.client.set({ messages: [{ ...question, status: "sending" }], run: run("sending") });
  vi.advanceTimersByTime(5_000);
  page.client.set({ connection: "offline" });
  vi.advanceTimersByTime(5_000);
  await settle();
  expect(log).toEqual(["polite: Waiting to be sent (en)"]);
});

it("says nothing of messages that waited when the page was loaded", async () => {
  await page.panel.open();
  page.client.set({ threadId: "kept", messages: [{ ...question, status: "sending" }], connection: "offline" });
  vi.advanceTimersByTime(5_000);
  await settle();
  expect(log).toEqual([]);
});

it("interrupts with the reason of a refusal, once, whichever tab was refused", async () => {
  const problem = { code: "too_large", retryable: false } as const;
  await page.panel.open();
  for (const id of ["1", "2"]) {
    page.client.set({ messages: [...page.client.getState().messages, { ...question, id, status: "sending" }] });
    const messages = page.client
      .getState()
      .messages.map((other) => (other.id === id ? { ...other, status: "failed" as const, problem } : other));
    page.client.set({ messages, ...(id === "1" && { problem }) });
  }
  vi.advanceTimersByTime(5_000);
  await settle();
  expect(log).toEqual(Array(2).fill("assertive: This message is too long to send. (en)"));
});

it("interrupts with a problem, once", async () => {
  await page.panel.open();
  page.client.set({ problem: { code: "unreachable", retryable: true } });
  page.client.set({ connection: "reconnecting" });
  await settle();
  expect(log).toEqual(["assertive: We can’t reach the assistant right now. Please try again in a moment. (en)"]);
});

it("leaves nothing behind", async () => {
  await page.unmount();
  expect(document.querySelector("parley-announcer, parley-widget")).toBeNull();
  await page.unmount();
});
