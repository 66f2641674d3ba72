import { afterEach, expect, test, vi } from "vitest";
import { adoptQueue } from "./adopt-queue.ts";
import type { HostEvents } from "./events.ts";
import type { ParleyHandle } from "./handle.ts";
import { loadParley } from "./index.ts";

/** The widget's part of the bargain, in a script of its own: a handle at `window.Parley` that tells `ready` at once. */
const SCRIPT = `window.startFakeParley(document.currentScript);`;
const scripts: HTMLScriptElement[] = [];
let alive: ParleyHandle[] = [];

function fakeWidget(script: HTMLScriptElement): void {
  scripts.push(script);
  const listeners: [string, (event: never) => void][] = [];
  const emit = <Name extends keyof HostEvents>(name: Name, event: HostEvents[Name]) => {
    for (const [heard, listener] of listeners) if (heard === name) listener(event as never);
  };
  const handle: ParleyHandle = {
    version: "9",
    open: async () => emit("opened", {}),
    close: async () => emit("closed", {}),
    send: () => Promise.reject(Object.assign(new Error("Slowly."), { code: "rate_limited" })),
    setLocale: () => Promise.resolve("de"),
    setContext: () => Promise.resolve(),
    on(name, listener) {
      listeners.push([name, listener]);
      return () => undefined;
    },
    async destroy() {
      release();
    },
  };
  const release = adoptQueue(handle);
  queueMicrotask(() => emit("ready", { locale: "en" }));
}
Object.assign(window, { startFakeParley: fakeWidget });

function address(source: string): string {
  return URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
}

function load(src: string): ParleyHandle {
  const handle = loadParley({ src, agent: "lead", locale: "de-AT", whileAnswering: "interrupt", nonce: "abc" });
  alive.push(handle);
  return handle;
}

afterEach(async () => {
  for (const handle of alive) await handle.destroy();
  alive = [];
  scripts.length = 0;
  for (const tag of document.querySelectorAll("script[src^=blob]")) tag.remove();
  delete window.Parley;
});

test("injects the script once, passes on what the page wants, and hears even its first event", async () => {
  const src = address(SCRIPT);
  const parley = load(src);
  const heard: string[] = [];
  parley.on("ready", ({ locale }) => heard.push(`ready ${locale}`));
  parley.on("opened", () => heard.push("opened"));
  expect(load(src)).toBe(parley);
  await parley.open();
  expect(heard).toEqual(["ready en", "opened"]);
  expect(scripts).toHaveLength(1);
  expect(scripts[0]).toMatchObject({ async: true, nonce: "abc" });
  expect({ ...scripts[0]?.dataset }).toEqual({ agent: "lead", locale: "de-AT", whileAnswering: "interrupt" });
  expect(parley.version).toBe("9");
});

test("a failure names the address and is not remembered", async () => {
  const gone = address(SCRIPT);
  URL.revokeObjectURL(gone);
  const parley = load(gone);
  const onError = vi.fn<(error: { code: string }) => void>();
  parley.on("error", onError);
  await expect(parley.open()).rejects.toMatchObject({ name: "ParleyError", code: "load_failed", message: expect.stringContaining(gone) });
  await expect(parley.send("Hi")).rejects.toMatchObject({ code: "load_failed" });
  expect(onError).toHaveBeenCalledTimes(2);
  expect(document.querySelectorAll(`script[src="${gone}"]`)).toHaveLength(0);
});

test("a script that is not ours is a failure, and the page can go on", async () => {
  await expect(load(address("window.somethingElse = 1")).open()).rejects.toMatchObject({ code: "load_failed" });
});

test("errors of the script's own class arrive as a ParleyError", async () => {
  await expect(load(address(SCRIPT)).send("Hi")).rejects.toMatchObject({ name: "ParleyError", code: "rate_limited" });
});

test("a widget that the page has already is used", async () => {
  fakeWidget(document.createElement("script"));
  const parley = load(address(SCRIPT));
  await parley.open();
  expect(scripts).toHaveLength(1);
});

test("destroyed and loaded anew while the script is on its way, one widget stays and belongs to the second", async () => {
  const src = address(SCRIPT);
  const first = load(src);
  const opening = first.open();
  await first.destroy();
  const second = load(src);
  expect(second).not.toBe(first);
  await expect(opening).rejects.toMatchObject({ code: "destroyed" });
  await second.open();
  expect(scripts).toHaveLength(1);
  await second.destroy();
  expect(window).not.toHaveProperty("Parley");
});

test("destroyed for good while the script is on its way, nothing stays", async () => {
  const parley = load(address(SCRIPT));
  await parley.destroy();
  await vi.waitFor(() => expect(scripts).toHaveLength(1));
  await vi.waitFor(() => expect(window).not.toHaveProperty("Parley"));
});
