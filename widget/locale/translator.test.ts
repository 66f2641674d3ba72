import { LOCALES } from "@parley/protocol";
import { expect, it } from "vitest";
import { loadTranslate } from "./translator.ts";

it.each(LOCALES)("has plural forms and fills in values in %s", async (locale) => {
  const translate = await loadTranslate(locale);
  expect(translate.locale).toBe(locale);
  for (const count of [0, 1, 2, 1_000_000]) expect(translate("sources.label", { count })).toContain(String(count));
  expect(translate("header.title", { agent: "<b>Sunny</b>" })).toContain("<b>Sunny</b>");
});

it("keeps several languages apart", async () => {
  const [english, german] = await Promise.all([loadTranslate("en"), loadTranslate("de")]);
  expect([english("composer.send"), german("composer.send"), english("composer.send")]).toEqual(["Send", "Senden", "Send"]);
});
