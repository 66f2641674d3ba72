import { LOCALES } from "@parley/protocol";
import { expect, test } from "vitest";
import type { Question } from "./extraction.ts";
import { extractPhone } from "./phone.ts";
import { read } from "./reading.ts";

const question: Question<"phone"> = { id: "phone", kind: "phone", label: {}, question: {} };
const now = new Date("2026-11-22T12:00:00Z");

test.each<[string, string]>([
  ["+49 (0)89 1234-567", "+490891234567"],
  ["089/1234567", "0891234567"],
  ["(415) 555-0134", "4155550134"],
  ["06.12.34.56.78", "0612345678"],
  ["＋８１ ９０−１２３４−５６７８", "+819012345678"],
  ["1234567", "1234567"],
])("%s is %s", (text, value) => {
  for (const locale of LOCALES) expect(extractPhone(read(text, locale, now), question, "open")).toMatchObject({ value });
});

test.each(["123456", "call me", "1234567890123456", "2027-03-05", "5.3.2027"])("%s is no telephone number", (text) => {
  expect(extractPhone(read(text, "en", now), question, "open")).toEqual({ code: "invalidPhone" });
});

test("unasked for, a short number counts only beside the word for it", () => {
  expect(extractPhone(read("80331 oder 1234567", "de", now), question, "shape")).toBeUndefined();
  expect(extractPhone(read("Telefon 1234567", "de", now), question, "shape")).toMatchObject({ value: "1234567" });
  expect(extractPhone(read("電話は03-1234-5678です", "ja", now), question, "shape")).toMatchObject({ value: "0312345678" });
});
