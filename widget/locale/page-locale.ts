import { pickLocale, type Locale } from "@parley/protocol";

/** The language that the page or the browser asks for: `wanted` (a BCP 47 tag) first, then `<html lang>`, the browser's languages, `en`. */
export function pageLocale(wanted?: string | null): Locale {
  return pickLocale([wanted, document.documentElement.lang, ...navigator.languages]);
}
