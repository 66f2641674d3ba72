import type { ConversationState } from "@parley/sdk/client";
import { afterEach, expect, it } from "vitest";
import { mount } from "../fixtures/mount.ts";

let page: Awaited<ReturnType<typeof mount>>;
let field: HTMLTextAreaElement;
afterEach(() => page.unmount());

async function begin(state: Partial<ConversationState> = {}): Promise<void> {
  page = await mount(state);
  page.panel.welcome(true);
  field = page.one("textarea") as HTMLTextAreaElement;
}

function write(text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

const drafts = () => page.client.calls.filter(([name]) => name === "setDraft").map(([, text]) => text);
/** When everything that a change leads to has been drawn. */
const drawn = () => new Promise(requestAnimationFrame);

it("tells what is typed, and clears it with the message", async () => {
  await begin();
  write("Wa");
  write("Warranty?");
  expect(drafts().slice(-2)).toEqual(["Wa", "Warranty?"]);
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true, cancelable: true }));
  expect(page.client.calls.slice(-2)).toEqual([
    ["send", "Warranty?"],
    ["setDraft", ""],
  ]);
});

it("takes the draft of an earlier visit and that of another tab, with the cursor at its end", async () => {
  await begin({ storage: "pending" });
  page.client.set({ draft: "Kept" });
  page.client.set({ storage: "kept" });
  await expect.poll(() => field.value).toBe("Kept");
  expect(field.selectionStart).toBe(4);
  expect(page.one(".go").ariaDisabled).toBe("false");
  page.client.set({ draft: "Kept and more" });
  await expect.poll(() => field.value).toBe("Kept and more");
  page.client.set({ draft: "" });
  await expect.poll(() => field.value).toBe("");
});

it("loses neither what was typed before the client has restored, nor the draft of an earlier visit", async () => {
  await begin({ storage: "pending" });
  write("typed");
  expect(drafts()).toEqual([]);
  page.client.set({ draft: "Kept" });
  await drawn();
  expect(field.value).toBe("typed");
  page.client.set({ storage: "kept" });
  await expect.poll(() => field.value).toBe("Kept\ntyped");
  expect(page.client.getState().draft).toBe("Kept\ntyped");
});

it("is not overwritten while the visitor types, unless by a message that is taken back", async () => {
  await begin();
  write("mine");
  page.client.set({ draft: "theirs" });
  await drawn();
  expect(field.value).toBe("mine");
  field.blur();
  page.client.set({ draft: "theirs again" });
  await expect.poll(() => field.value).toBe("theirs again");
  const failed = { id: "1", role: "user", text: "Question", locale: "en", createdAt: 0, sources: [], status: "failed" } as const;
  page.client.set({ messages: [failed] });
  write("mine");
  await expect.poll(() => page.all(".act").length).toBe(2);
  page.one(".act").click();
  page.client.set({ messages: [], draft: "Question\nmine" });
  await expect.poll(() => field.value).toBe("Question\nmine");
  expect(page.shell.root.activeElement).toBe(field);
  expect(field.selectionStart).toBe(field.value.length);
});

it("waits for the end of a composition", async () => {
  await begin({ storage: "pending" });
  field.focus();
  field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  write("に");
  page.client.set({ draft: "下書き", storage: "kept" });
  await drawn();
  expect(field.value).toBe("に");
  write("日");
  field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "日" }));
  await expect.poll(() => field.value).toBe("下書き\n日");
});
