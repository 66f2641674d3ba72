import { expect, test } from "vitest";
import { meantWord } from "./spelling.ts";

const known = new Map([
  ["warranty", 5],
  ["weight", 2],
  ["weighs", 1],
  ["battery", 9],
  ["bill", 3],
]);

test.each([
  ["waranty", "warranty"],
  ["warrranty", "warranty"],
  ["wieght", "weight"],
  ["bettery", "battery"],
  ["bil", undefined],
  ["xattery", undefined],
  ["lottery", undefined],
  ["e3050", undefined],
])("%s was meant to be %s", (typed, meant) => {
  expect(meantWord(typed, known)).toBe(meant);
});
