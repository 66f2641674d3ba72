import { expect, it } from "vitest";
import { menuTarget } from "./menu-keys.ts";

it.each([
  ["ArrowDown", 0, 1],
  ["ArrowDown", 2, 0],
  ["ArrowUp", 0, 2],
  ["ArrowUp", 1, 0],
  ["Home", 2, 0],
  ["End", 0, 2],
  ["a", 0, undefined],
])("%s on item %i goes to %j", (key, index, target) => {
  expect(menuTarget(key, index, 3)).toBe(target);
});
