import { expect, test, vi } from "vitest";
import type { WidgetController, WidgetStart } from "./controller.ts";
import { createHandle } from "./create-handle.ts";

/** A handle whose widget arrives when the test says. */
function handle() {
  const calls: string[] = [];
  const starts: WidgetStart[] = [];
  const arrivals: PromiseWithResolvers<WidgetController>[] = [];
  const record = (name: string) => (given?: unknown) => {
    calls.push(given === undefined ? name : `${name} ${JSON.stringify(given)}`);
    return Promise.resolve();
  };
  const widget: WidgetController = {
    open: record("open"),
    close: record("close"),
    send: async (text) => ({ messageId: await record("send")(text).then(() => "1") }),
    setLocale: record("setLocale"),
    setContext: record("setContext"),
    destroy: record("destroy"),
  };
  const created = createHandle({
    version: "1",
    load(start) {
      starts.push(start);
      const arrival = deferred<WidgetController>();
      arrivals.push(arrival);
      return arrival.promise;
    },
    chooseLocale: (tag) => (tag.startsWith("de") ? "de" : "en"),
    remove: () => void record("remove")(),
  });
  return {
    handle: created,
    widget,
    calls,
    starts,
    arrive: () => arrivals.at(-1)?.resolve(widget),
    fail: () => arrivals.at(-1)?.reject(new Error("offline")),
  };
}

interface PromiseWithResolvers<T> {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(reason: Error): void;
}

function deferred<T>(): PromiseWithResolvers<T> {
  const parts: Partial<PromiseWithResolvers<T>> = {};
  const promise = new Promise<T>((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return { ...(parts as PromiseWithResolvers<T>), promise };
}

test("commands wait for the widget, load it once, and run in order", async () => {
  const { handle: parley, calls, starts, arrive } = handle();
  const commands = Promise.all([parley.open(), parley.send("Hi"), parley.close()]);
  expect(calls).toEqual([]);
  arrive();
  expect((await commands)[1]).toEqual({ messageId: "1" });
  expect(calls).toEqual(["open", 'send "Hi"', "close"]);
  expect(starts).toHaveLength(1);
});

test("language and context are remembered without loading and given to the widget at its start", async () => {
  const { handle: parley, calls, starts, arrive } = handle();
  const context = { page: "/prices", items: [1, 2] };
  expect(await parley.setLocale("de-AT")).toBe("de");
  await parley.setContext(context);
  await parley.close();
  context.items.push(3);
  expect(starts).toEqual([]);
  const opened = parley.open();
  arrive();
  await opened;
  expect(starts).toMatchObject([{ locale: "de", context: { page: "/prices", items: [1, 2] } }]);
  expect(calls).toEqual(["open"]);
});

test("what changes while the widget is on its way is set once it is there", async () => {
  const { handle: parley, calls, arrive } = handle();
  const opened = parley.open();
  expect(await parley.setLocale("de")).toBe("de");
  await parley.setContext({ page: "/" });
  arrive();
  await opened;
  expect(calls).toEqual(['setLocale "de"', 'setContext {"page":"/"}', "open"]);
  expect(await parley.setLocale("en")).toBe("en");
  expect(calls.at(-1)).toBe('setLocale "en"');
});

test("a failure to load rejects and is told; the next command tries again", async () => {
  const { handle: parley, starts, fail, arrive } = handle();
  const onError = vi.fn<(error: { code: string }) => void>();
  parley.on("error", onError);
  const first = parley.open();
  fail();
  await expect(first).rejects.toMatchObject({
    name: "ParleyError",
    code: "load_failed",
    cause: expect.objectContaining({ message: "offline" }),
  });
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: "load_failed" }));
  const second = parley.open();
  arrive();
  await second;
  expect(starts).toHaveLength(2);
});

test("an error of the widget's keeps its code; a bug becomes internal", async () => {
  const { handle: parley, widget, arrive } = handle();
  widget.send = () => Promise.reject(Object.assign(new Error("Slowly."), { code: "rate_limited" }));
  widget.open = () => Promise.reject(new TypeError("undefined is not a function"));
  const sent = parley.send("Hi");
  arrive();
  await expect(sent).rejects.toMatchObject({ name: "ParleyError", code: "rate_limited", message: "Slowly." });
  await expect(parley.open()).rejects.toMatchObject({ name: "ParleyError", code: "internal" });
});

test.each([
  ["a list", []],
  ["nothing", undefined],
  ["17 entries", Object.fromEntries(Array.from({ length: 17 }, (_none, index) => [index, 1]))],
  ["too much", { text: "x".repeat(8_192) }],
  ["a number without end", { size: 1n }],
])("a context of %s is refused", async (_name, context) => {
  await expect(handle().handle.setContext(context as never)).rejects.toMatchObject({ code: "invalid_argument" });
});

test("destroy takes everything down once, and every command is refused afterwards", async () => {
  const { handle: parley, calls, arrive } = handle();
  const heard = vi.fn<() => void>();
  const opened = parley.open();
  arrive();
  await opened;
  parley.on("error", heard);
  await Promise.all([parley.destroy(), parley.destroy()]);
  expect(calls).toEqual(["open", "remove", "destroy"]);
  for (const command of [parley.open(), parley.close(), parley.send("Hi"), parley.setLocale("de"), parley.setContext({})]) {
    await expect(command).rejects.toMatchObject({ code: "destroyed" });
  }
});

test("destroyed while the widget is on its way, it is taken down as it arrives", async () => {
  const { handle: parley, calls, arrive } = handle();
  const opened = parley.open();
  await parley.destroy();
  arrive();
  await expect(opened).rejects.toMatchObject({ code: "destroyed" });
  expect(calls).toEqual(["remove", "destroy"]);
});

test("events of the widget reach the page, also for listeners from before", async () => {
  const { handle: parley, starts } = handle();
  const heard = vi.fn<(event: object) => void>();
  const undo = parley.on("opened", heard);
  parley.open().catch(() => undefined);
  starts[0]?.emit("opened", {});
  undo();
  starts[0]?.emit("opened", {});
  expect(heard).toHaveBeenCalledOnce();
});
