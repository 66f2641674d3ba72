import type { Locale } from "@parley/protocol";
import { expect, test } from "vitest";
import { HOUSE_PLAN } from "../testing/house-config.ts";
import { extractChoice } from "./choice.ts";
import type { Question } from "./extraction.ts";
import { read } from "./reading.ts";

const question = HOUSE_PLAN.find(({ kind }) => kind === "choice") as Question<"choice">;
const now = new Date("2026-11-22T12:00:00Z");

test.each<[Locale, string, string | undefined]>([
  ["en", "flat", "flat"],
  ["en", "It's FLAT!", "flat"],
  ["en", "a hip roof", "pitched"],
  ["en", "not flat, pitched", "pitched"],
  ["en", "not flat", undefined],
  ["en", "pitched or flat", undefined],
  ["en", "flatware", undefined],
  ["es", "es inclinado", "pitched"],
  ["es", "a dos aguas", "pitched"],
  ["es", "planos", "flat"],
  ["fr", "incline", "pitched"],
  ["fr", "une toiture plate", "flat"],
  ["fr", "pas plat mais en pente", "pitched"],
  ["de", "ein flaches Dach", "flat"],
  ["de", "nicht flach, sondern schräg", "pitched"],
  ["de", "SCHRAGDACH", "pitched"],
  ["it", "piano", "flat"],
  ["it", "non piano, a falde", "pitched"],
  ["pt-BR", "laje", "flat"],
  ["pt-BR", "duas aguas", "pitched"],
  ["ja", "平らです", "flat"],
  ["ja", "傾斜のある屋根", "pitched"],
  ["ja", "平らではなく三角屋根です", "pitched"],
  ["ja", "flat", "flat"],
])("%s: %s is %s", (locale, text, value) => {
  const found = extractChoice(read(text, locale, now), question, "open");
  if (value) expect(found).toMatchObject({ value });
  else expect(found).toEqual({ code: "invalidChoice" });
});

test("unasked for, only an option's own word in the language of the conversation counts", () => {
  expect(extractChoice(read("mein Dach ist flach", "de", now), question, "shape")).toMatchObject({ value: "flat" });
  expect(extractChoice(read("ein flaches Dach", "de", now), question, "shape")).toBeUndefined();
  expect(extractChoice(read("flat", "de", now), question, "shape")).toBeUndefined();
});
