import { widgetTexts, type WidgetTexts } from "@parley/locales/widget";
import type { Locale } from "@parley/protocol";
import { createInstance } from "i18next";

type Keys<Texts, Path extends string = ""> = {
  [Name in keyof Texts & string]: Texts[Name] extends string ? `${Path}${Name}` : Keys<Texts[Name], `${Path}${Name}.`>;
}[keyof Texts & string];
type WithoutPlural<Key> = Key extends `${infer Stem}_${"one" | "many" | "other"}` ? Stem : Key;

/** Every text of the widget by its path, plural forms under one name. */
export type TextKey = WithoutPlural<Keys<WidgetTexts>>;

/** Texts of one language. A new function for each language, so that what depends on it sees the change. */
export interface Translate {
  (key: TextKey, values?: Readonly<Record<string, string | number>>): string;
  readonly locale: Locale;
}

/** An instance of our own: a page that uses i18next itself keeps its global one. */
const texts = createInstance();
let begun = false;

/** Loads the widget's texts in one language. Rejects when they cannot be fetched; to be tried again. */
export async function loadTranslate(locale: Locale): Promise<Translate> {
  const { default: resource } = await widgetTexts[locale]();
  if (!begun) {
    begun = true;
    void texts.init({
      initAsync: false,
      lng: locale,
      fallbackLng: false,
      load: "currentOnly",
      resources: {},
      interpolation: { escapeValue: false },
    });
  }
  texts.addResourceBundle(locale, "translation", resource);
  const fixed = texts.getFixedT(locale);
  return Object.assign((key: TextKey, values: Readonly<Record<string, string | number>> = {}) => fixed(key, { ...values }), { locale });
}
