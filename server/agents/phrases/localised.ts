import { LOCALES, type Locale } from "@parley/protocol";
import type { Localised } from "../../config/config.ts";

/** A configured text in the language asked for, else in the site's default one, else in whichever there is. */
export function localised<T>(texts: Localised<T>, locale: Locale, fallback: Locale): T | undefined {
  return texts[locale] ?? texts[fallback] ?? LOCALES.map((other) => texts[other]).find((text) => text !== undefined);
}
