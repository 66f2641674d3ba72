import { expect, it } from "vitest";
import { isSubmitKey } from "./submit-key.ts";

const enter = {
  key: "Enter",
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  keyCode: 13,
  repeat: false,
};

it("sends on Enter", () => {
  expect(isSubmitKey(enter)).toBe(true);
});

it.each([
  ["a new line", { shiftKey: true }],
  ["a held key", { repeat: true }],
  ["a composition in Chrome and Firefox", { isComposing: true, keyCode: 229 }],
  ["a composition by its flag alone", { isComposing: true }],
  ["the Enter that follows a composition's end in Safari", { isComposing: false, keyCode: 229 }],
  ["a shortcut of the browser", { ctrlKey: true }],
  ["another key", { key: "a", keyCode: 65 }],
])("does not send on %s", (_case, change) => {
  expect(isSubmitKey({ ...enter, ...change })).toBe(false);
});
