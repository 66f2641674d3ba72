import { expect, test, vi } from "vitest";
import { initialState } from "./initial-state.ts";
import { createStore } from "./store.ts";

const start = () => initialState({ threadId: "thread", agentId: "service", locale: "en" });

test("listeners hear of changes only, in order, also of those that a listener makes", () => {
  const store = createStore(start(), vi.fn());
  const heard: string[] = [];
  store.subscribe(({ connection }) => {
    if (connection === "connecting") store.dispatch({ type: "connection-changed", connection: "open" });
  });
  store.subscribe((after, before) => heard.push(`${before.connection}>${after.connection}`));
  store.dispatch({ type: "connection-changed", connection: "idle" });
  store.dispatch({ type: "connection-changed", connection: "connecting" });
  expect(heard).toEqual(["idle>connecting", "connecting>open"]);
});

test("a listener that throws stops nothing, and one that has left hears nothing", () => {
  const onListenerError = vi.fn();
  const store = createStore(start(), onListenerError);
  const failure = new Error("the page's own");
  store.subscribe(() => {
    throw failure;
  });
  const left = vi.fn();
  const undo = store.subscribe(left);
  undo();
  undo();
  const stayed = vi.fn();
  store.subscribe(stayed);
  store.dispatch({ type: "agent-chosen", agentId: "lead" });
  expect(onListenerError).toHaveBeenCalledExactlyOnceWith(failure);
  expect(stayed).toHaveBeenCalledOnce();
  expect(left).not.toHaveBeenCalled();
});
