import { afterEach, expect, test, vi } from "vitest";
import { createEmitter } from "./emitter.ts";

interface Events {
  said: { text: string };
  left: Record<never, never>;
}

afterEach(() => vi.restoreAllMocks());

test("listeners hear their event only, until they leave", () => {
  const emitter = createEmitter<Events>();
  const heard = vi.fn<(event: { text: string }) => void>();
  const undo = emitter.on("said", heard);
  emitter.emit("left", {});
  emitter.emit("said", { text: "Hi" });
  undo();
  undo();
  emitter.emit("said", { text: "Still there?" });
  expect(heard).toHaveBeenCalledExactlyOnceWith({ text: "Hi" });
});

test("a listener that throws is reported with its event and stops nothing", () => {
  const report = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const emitter = createEmitter<Events>();
  const failure = new Error("the page's own");
  const after = vi.fn<() => void>();
  emitter.on("left", () => {
    throw failure;
  });
  emitter.on("left", after);
  emitter.emit("left", {});
  expect(after).toHaveBeenCalledOnce();
  expect(report).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("left"), failure);
});

test("one that leaves or comes during an event changes the next one only", () => {
  const emitter = createEmitter<Events>();
  const heard: string[] = [];
  const undo = emitter.on("left", () => {
    heard.push("first");
    undo();
    emitter.on("left", () => heard.push("late"));
  });
  emitter.on("left", () => heard.push("second"));
  emitter.emit("left", {});
  expect(heard).toEqual(["first", "second"]);
  emitter.emit("left", {});
  expect(heard).toEqual(["first", "second", "second", "late"]);
});

test("the same listener twice is two listeners", () => {
  const emitter = createEmitter<Events>();
  const heard = vi.fn<() => void>();
  const undo = emitter.on("left", heard);
  emitter.on("left", heard);
  undo();
  emitter.emit("left", {});
  expect(heard).toHaveBeenCalledOnce();
});
