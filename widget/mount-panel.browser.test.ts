import { afterEach, beforeEach, expect, it } from "vitest";
import { page as browser } from "vitest/browser";
import { mount } from "./fixtures/mount.ts";
import { message } from "./fixtures/scripted-client.ts";
import { holdOpen, openFlag } from "./shell/open-flag.ts";

let page: Awaited<ReturnType<typeof mount>>;
let letGo = () => {};
afterEach(async () => {
  letGo();
  await page.unmount();
});

const isOpen = () => page.one(".frame").classList.contains("open");
const tells = () => page.client.calls.filter(([name]) => name === "setOpen").map(([, open]) => open);
const question = message({ id: "1", role: "user", text: "Warranty?" });
const answer = message({ id: "2", role: "assistant", text: "Ten years." });

it("tells the client what is in view", async () => {
  page = await mount();
  await page.panel.open();
  await page.panel.close();
  await page.panel.toggle();
  expect(tells()).toEqual([true, false, true]);
});

/** Wide enough for page and panel to stand side by side. */
beforeEach(() => browser.viewport(900, 700));

it("follows another tab in opening and closing, and leaves the focus of the page where it is", async () => {
  page = await mount();
  letGo = holdOpen();
  page.client.set({ isOpen: true });
  await expect.poll(isOpen).toBe(true);
  expect(document.activeElement).toBe(document.body);
  page.client.set({ isOpen: false });
  const field = document.body.appendChild(document.createElement("input"));
  field.focus();
  page.client.set({ isOpen: true });
  await expect.poll(isOpen).toBe(true);
  expect(document.activeElement).toBe(field);
  page.client.set({ isOpen: false });
  expect(isOpen()).toBe(false);
  expect(document.activeElement).toBe(field);
  expect(page.events.map(([name]) => name)).toEqual(["ready", "opened", "closed", "opened", "closed"]);
  expect(tells(), "what is so already is told, and changes nothing").toEqual([true, false, true, false]);
  field.remove();
});

it("does not open for what a tab left behind that is gone, and says that it is not so", async () => {
  page = await mount();
  page.client.set({ isOpen: true });
  await expect.poll(tells).toEqual([false]);
  expect(isOpen()).toBe(false);
});

it("is known to be open by all tabs for as long as it is", async () => {
  page = await mount();
  expect(await openFlag()).toBe(false);
  await page.panel.open();
  await expect.poll(() => openFlag()).toBe(true);
  expect(sessionStorage.getItem("parley.open")).toBeNull();
  dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
  await expect.poll(() => openFlag(), { message: "a page in the cache" }).toBe(false);
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  await expect.poll(() => openFlag()).toBe(true);
  await page.panel.close();
  await expect.poll(() => openFlag()).toBe(false);
  await page.panel.open();
  await page.unmount();
  await expect.poll(() => openFlag()).toBe(false);
});

it("counts on the launcher what came while closed, in its name too, and stops when opened anywhere", async () => {
  page = await mount({ messages: [question], seenId: "1" });
  const { button } = page.launcher;
  const badge = () => getComputedStyle(button, "::after").content;
  expect(badge()).toBe("none");
  page.client.set({ messages: [question, answer] });
  expect([badge(), button.ariaLabel]).toEqual(['"1"', "Chat with us (1 new message)"]);
  page.client.set({ messages: [question, answer, { ...answer, id: "3" }] });
  expect([badge(), button.ariaLabel]).toEqual(['"2"', "Chat with us (2 new messages)"]);
  await page.panel.setLocale("ja");
  expect(button.ariaLabel).toBe("チャットで質問する (新着メッセージ2件)");
  letGo = holdOpen();
  page.client.set({ isOpen: true });
  expect(badge()).toBe("none");
  await expect.poll(isOpen).toBe(true);
  expect(button.ariaLabel).toBe("チャットを閉じる");
});
