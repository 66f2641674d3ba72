import { readFileSync } from "node:fs";
import { widgetTexts } from "@parley/locales/widget";
import { LOCALES } from "@parley/protocol";
import { createInstance } from "i18next";
import { beforeAll, expect, it } from "vitest";
import { withoutUnused } from "./lean-i18next.ts";

type I18next = { createInstance: typeof createInstance };
const source = readFileSync(new URL(import.meta.resolve("i18next")), "utf8");
let lean: I18next;

beforeAll(async () => {
  const code = withoutUnused(source);
  expect(code.length).toBeLessThan(source.length - 15_000);
  lean = (await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`)) as I18next;
});

const VALUES = { agent: "Sunny & <b>Co</b>", title: "{{agent}}", date: "1", language: "x", max: "8.000" };

it.each(LOCALES)("says the same as the whole of i18next in %s", async (locale) => {
  const { default: texts } = await widgetTexts[locale]();
  const both = [createInstance(), lean.createInstance()].map((instance) => {
    void instance.init({
      initAsync: false,
      lng: locale,
      fallbackLng: false,
      load: "currentOnly",
      resources: {},
      interpolation: { escapeValue: false },
    });
    instance.addResourceBundle(locale, "translation", texts);
    const translate = instance.getFixedT(locale);
    return Object.entries(texts).flatMap(([section, entries]) =>
      Object.keys(entries).flatMap((name) => {
        const key = `${section}.${name}`;
        const counted = [0, 1, 2, 5, 1_000_000].map((count) => translate(key.replace(/_(?:one|many|other)$/u, ""), { ...VALUES, count }));
        return [translate(key, VALUES), ...counted];
      }),
    );
  });
  expect(both[1]).toEqual(both[0]);
  expect(both[1]?.length).toBeGreaterThan(100);
});
