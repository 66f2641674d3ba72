import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { adoptQueue, installedHandle } from "./adopt-queue.ts";
import type { ParleyHandle } from "./handle.ts";

beforeEach(() => {
  vi.stubGlobal("window", {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function handle() {
  const open = vi.fn<ParleyHandle["open"]>(() => Promise.resolve());
  const on = vi.fn<ParleyHandle["on"]>(() => () => undefined);
  const send = vi.fn<ParleyHandle["send"]>(() => Promise.reject(new Error("offline")));
  return {
    version: "1",
    open,
    on,
    send,
    close: open,
    setLocale: () => Promise.resolve("en"),
    setContext: open,
    destroy: open,
  } satisfies ParleyHandle;
}

test("what was queued is done in order, and push goes on working", async () => {
  const calls: string[] = [];
  const parley = handle();
  parley.open.mockImplementation(async () => void calls.push("open"));
  const listener = () => undefined;
  window.Parley = [["open"], (given) => calls.push(given === parley ? "the handle" : "another"), ["on", "opened", listener]];
  adoptQueue(parley);
  await Promise.resolve();
  expect(calls).toEqual(["open", "the handle"]);
  expect(parley.on).toHaveBeenCalledExactlyOnceWith("opened", listener);
  expect(installedHandle()).toBe(parley);
  window.Parley.push(["open"]);
  expect(calls).toEqual(["open", "the handle", "open"]);
});

test("a queue is no handle, and its undo takes away our own only", () => {
  expect(installedHandle()).toBeUndefined();
  window.Parley = [];
  expect(installedHandle()).toBeUndefined();
  const undoFirst = adoptQueue(handle());
  const second = handle();
  const undoSecond = adoptQueue(second);
  undoFirst();
  expect(installedHandle()).toBe(second);
  undoSecond();
  undoSecond();
  expect(window).not.toHaveProperty("Parley");
});

test("a queued destroy can take the handle away", async () => {
  window.Parley = [["destroy"]];
  const release = adoptQueue({
    ...handle(),
    async destroy() {
      release();
    },
  });
  await Promise.resolve();
  expect(window).not.toHaveProperty("Parley");
});

test("what fails or is nonsense is reported, and the rest is done", async () => {
  const report = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const parley = handle();
  const nonsense = [["fly"], ["constructor"], ["push", ["open"]], ["version"], null, 7] as never[];
  const failing = () => {
    throw new Error("the page's own");
  };
  window.Parley = [...nonsense, failing, ["send", "Hi"], ["open"]];
  adoptQueue(parley);
  await vi.waitFor(() => expect(report).toHaveBeenCalledTimes(8));
  expect(parley.open).toHaveBeenCalledOnce();
});
