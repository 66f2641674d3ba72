import { expect, test } from "vitest";
import { stemmer } from "./stem.ts";

test("stems are remembered while articles are read, and what visitors write is not", () => {
  const memory = { stems: new Map<string, string>(), learns: true };
  const stem = stemmer("en", memory);
  expect(stem("batteries")).toBe("batteri");
  expect([...memory.stems]).toEqual([["batteries", "batteri"]]);

  memory.learns = false;
  expect([stem("deliveries"), stem("batteries")]).toEqual(["deliveri", "batteri"]);
  expect(memory.stems.size).toBe(1);
});

test("what holds a digit is no word, and Japanese has no stems", () => {
  const memory = { stems: new Map<string, string>(), learns: true };
  expect([stemmer("en", memory)("e305s"), stemmer("ja", memory)("返品")]).toEqual(["e305s", "返品"]);
});
