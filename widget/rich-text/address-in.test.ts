import { expect, it } from "vitest";
import { addressIn } from "./address-in.ts";

it.each([
  ["https://solstice.example/a", "https://solstice.example/a"],
  ["https://solstice.example/a).", "https://solstice.example/a"],
  ["https://solstice.example/a.b,", "https://solstice.example/a.b"],
  ["https://solstice.example/a。と", "https://solstice.example/a"],
  ["https://solstice.example/a)。と.", "https://solstice.example/a"],
  ["...", ""],
])("finds where the address of %j ends", (text, address) => {
  expect(addressIn(text)).toBe(address);
});

it("takes points in a row, however many there are", () => {
  const address = `https://solstice.example/${".".repeat(100_000)}a`;
  expect(addressIn(`${address}...`)).toBe(address);
});
