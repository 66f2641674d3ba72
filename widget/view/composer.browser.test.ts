import type { ActiveRun } from "@parley/sdk/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { mount } from "../fixtures/mount.ts";

let page: Awaited<ReturnType<typeof mount>>;
let field: HTMLTextAreaElement;
beforeEach(async () => {
  page = await mount();
  page.panel.welcome(true);
  field = page.shell.root.querySelector("textarea") as HTMLTextAreaElement;
});
afterEach(() => page.unmount());

function write(text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

function press(init: KeyboardEventInit & { keyCode?: number } = {}): KeyboardEvent {
  // oxlint-disable-next-line typescript/no-deprecated -- what Safari says of its Enter
  const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true, keyCode: 13, ...init });
  field.dispatchEvent(event);
  return event;
}

const run: ActiveRun = { runId: "run", agentId: "service", phase: "answering", cursor: 3, messageId: "1" };
const sent = () => page.client.calls.filter(([name]) => name === "send").map(([, text]) => text);

it("sends what was written, trimmed, and empties itself", async () => {
  write("  How long is the warranty?\n");
  expect(press().defaultPrevented).toBe(true);
  expect(sent()).toEqual(["How long is the warranty?"]);
  expect(field.value).toBe("");
  expect(page.shell.root.activeElement).toBe(field);
  press();
  write("   ");
  press();
  expect(sent()).toHaveLength(1);
});

it("makes a new line with Shift, and does nothing more while Enter is held", () => {
  write("one");
  expect(press({ shiftKey: true }).defaultPrevented).toBe(false);
  expect(press({ repeat: true }).defaultPrevented).toBe(true);
  expect(sent()).toEqual([]);
});

it("does not send the Enter that chooses a candidate, in Chrome's order", () => {
  field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  write("にほんご");
  const enter = press({ isComposing: true, keyCode: 229 });
  field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "日本語" }));
  write("日本語");
  expect(enter.defaultPrevented).toBe(false);
  expect(sent()).toEqual([]);
  press();
  expect(sent()).toEqual(["日本語"]);
});

it("does not send the Enter that chooses a candidate, in Safari's order", () => {
  field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  write("日本語");
  field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "日本語" }));
  press({ isComposing: false, keyCode: 229 });
  expect(sent()).toEqual([]);
  press();
  expect(sent()).toEqual(["日本語"]);
});

it("never rewrites its value while a composition is under way", () => {
  field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  write("か");
  page.client.set({ connection: "open" });
  write("かな");
  expect(field.value).toBe("かな");
});

it("says how many characters are left near the bound, and refuses more", async () => {
  write("x".repeat(7_990));
  await expect.poll(() => page.one(".hint").textContent).toBe("10 characters left");
  write("x".repeat(8_001));
  await expect.poll(() => page.one(".hint").textContent).toBe("Please shorten your message to 8,000 characters.");
  expect(field.ariaInvalid).toBe("true");
  press();
  expect(sent()).toEqual([]);
  write("x".repeat(8_000));
  press();
  expect(sent()).toHaveLength(1);
});

it("offers to send beside stopping while an answer is under way, and only where there is something to send", async () => {
  const labels = () => page.all(".go").map(({ ariaLabel }) => ariaLabel);
  page.client.set({ run });
  await expect.poll(labels).toEqual(["Stop answering"]);
  const before = page.one(".go").getBoundingClientRect().x;
  write("next question");
  await expect.poll(labels).toEqual(["Send", "Stop answering"]);
  expect(page.all(".go")[1]?.getBoundingClientRect().x).toBe(before);
  page.all(".go")[1]?.click();
  expect(page.client.calls.at(-1)).toEqual(["stop"]);
  expect(field.value).toBe("next question");
  page.one(".go").click();
  expect(sent()).toEqual(["next question"]);
  write("and another");
  press();
  expect(sent()).toEqual(["next question", "and another"]);
});

it("keeps the focus when a button goes away with the answer", async () => {
  page.client.set({ run });
  await expect.poll(() => page.one(".go").ariaLabel).toBe("Stop answering");
  page.one(".go").focus();
  const { run: _ended, ...rest } = page.client.getState();
  page.client.replace(rest);
  await expect.poll(() => page.one(".go").ariaLabel).toBe("Send");
  expect(page.shell.root.activeElement).toBe(field);
});

it("keeps typed keys from the page's shortcuts", () => {
  let heard = 0;
  const hear = () => void (heard += 1);
  document.addEventListener("keydown", hear);
  press({ key: "j", keyCode: 74 });
  document.removeEventListener("keydown", hear);
  expect(heard).toBe(0);
});
