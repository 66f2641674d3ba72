import { widgetTexts } from "@parley/locales/widget";
import { LOCALES } from "@parley/protocol";
import { expect, it } from "vitest";
import { LAUNCHER_TEXTS } from "./launcher-texts.ts";

it.each(LOCALES)("says the same as the locale file in %s", async (locale) => {
  const { default: texts } = await widgetTexts[locale]();
  expect(LAUNCHER_TEXTS[locale]).toEqual([texts.launcher.open, texts.error.panel]);
});
