import type { ActiveRun } from "@parley/sdk/client";
import { afterEach, expect, it, vi } from "vitest";
import { message } from "../fixtures/scripted-client.ts";
import { mount } from "../fixtures/mount.ts";

let page: Awaited<ReturnType<typeof mount>>;
afterEach(async () => {
  vi.useRealTimers();
  await page.unmount();
});

const now = Date.now();
const first = message({ id: "1", role: "user", text: "One", createdAt: now });
const live = message({ id: "2", role: "assistant", text: "Ten", status: "streaming" });
const second = message({ id: "3", role: "user", text: "Two", status: "sending", createdAt: now });
const run: ActiveRun = { runId: "run", agentId: "service", phase: "answering", cursor: 1, messageId: "1" };
const fates = () => page.all(".fate").map((line) => [...line.children].map(({ textContent }) => textContent));
const act = (name: string) => page.all(".act").find(({ textContent }) => textContent === name) as HTMLElement;

it("shows that a message waits for its turn, and takes it back into the field", async () => {
  page = await mount({ messages: [first, live, second], run });
  page.panel.welcome(true);
  expect(fates()).toEqual([["Waiting to be sent", "Edit"]]);
  expect(page.all(".waits").map(({ textContent }) => textContent)).toEqual([expect.stringContaining("Two")]);
  expect(page.all(".dots"), "the answer is being written").toEqual([]);
  page.one("textarea").blur();
  act("Edit").click();
  expect(page.client.calls.at(-1)).toEqual(["edit", "3"]);
  expect(page.shell.root.activeElement).toBe(page.one("textarea"));
});

it("goes from waiting to sending though the message is the same one", async () => {
  page = await mount({ messages: [first, live, second], run });
  const { run: _ended, ...rest } = page.client.getState();
  page.client.replace({ ...rest, messages: [first, { ...live, status: "complete" }, second], suggestions: ["More"] });
  await expect.poll(() => page.all("li.streaming").length).toBe(0);
  expect(page.all(".suggestion"), "none while something waits").toEqual([]);
  page.client.set({ run: { ...run, runId: "next", phase: "sending", messageId: "3" } });
  await expect.poll(fates).toEqual([]);
  page.client.set({ connection: "offline" });
  await expect.poll(fates, { message: "the server may have it" }).toEqual([["Waiting to be sent"]]);
  expect(page.all(".dots"), "nothing is looked up").toEqual([]);
  page.client.set({ connection: "open" });
  await expect.poll(fates).toEqual([]);
});

it("shows that a message waits which takes longer than a moment", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  page = await mount();
  page.client.set({ messages: [{ ...second, createdAt: Date.now() }] });
  await expect.poll(() => page.all(".user.sending").length).toBe(1);
  // Effects run after the next frame at the latest.
  await new Promise(requestAnimationFrame);
  vi.advanceTimersByTime(1_400);
  expect(fates()).toEqual([]);
  vi.advanceTimersByTime(200);
  await expect.poll(fates).toEqual([["Waiting to be sent", "Edit"]]);
});

it("says why a message failed, where and once, and offers what can be done", async () => {
  const failed = { ...second, status: "failed" } as const;
  const problem = { code: "rate_limited", retryable: true } as const;
  page = await mount({ messages: [{ ...failed, problem }], problem });
  page.panel.welcome(true);
  expect(fates()).toEqual([["That was a lot at once. Please wait a moment and try again.", "Edit", "Try again"]]);
  expect(page.all(".notice")).toEqual([]);
  act("Try again").focus();
  act("Try again").click();
  expect(page.client.calls.at(-1)).toEqual(["retry", "3"]);
  expect(page.shell.root.activeElement, "the button goes away").toBe(page.one("textarea"));

  page.client.set({ messages: [{ ...failed, problem: { code: "too_large", retryable: false } }] });
  await expect.poll(fates).toEqual([["This message is too long to send.", "Edit"]]);
  expect(page.one(".notice").textContent, "another problem than that").toContain("That was a lot");
  page.one(".notice .act").click();
  expect(page.client.calls.at(-1)).toEqual(["start"]);

  page.client.set({ messages: [failed] });
  await expect.poll(fates, { message: "stopped before it was sent" }).toEqual([["", "Edit", "Try again"]]);
});

it("tells apart what may be tried again and what has to be changed", async () => {
  const failed = message({ id: "1", role: "user", text: "One", status: "failed" });
  page = await mount({
    messages: [
      { ...failed, problem: { code: "internal", retryable: false } },
      { ...failed, id: "2", problem: { code: "internal", retryable: true } },
    ],
  });
  page.panel.welcome(true);
  expect(fates()).toEqual([
    ["We can’t accept this message as it is. Please change it and send it again.", "Edit"],
    ["Something went wrong on our end. Please try again.", "Edit", "Try again"],
  ]);
});
