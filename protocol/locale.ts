/** The languages Parley speaks, as BCP 47 tags. `en` is the source of truth for texts. */
export const LOCALES = ["en", "es", "fr", "de", "it", "pt-BR", "ja"] as const;

/** One of the seven languages that texts exist in. */
export type Locale = (typeof LOCALES)[number];

/** Languages without texts of their own, and the one their speakers are offered. */
const NEAREST: Readonly<Record<string, Locale>> = {
  ca: "es",
  gl: "es",
  eu: "es",
  ast: "es",
  qu: "es",
  br: "fr",
  oc: "fr",
  co: "fr",
  wo: "fr",
  lb: "de",
  gsw: "de",
  nds: "de",
  rm: "de",
  sc: "it",
  scn: "it",
  fur: "it",
  pt: "pt-BR",
};

/**
 * The best of our languages for one BCP 47 tag, or `undefined` where none is near.
 * Case, `_` and region do not matter: `de_AT` is `de`, `pt-PT` is `pt-BR`, `es-MX` is `es`, `ca` is `es`.
 */
export function matchLocale(tag: string | undefined | null): Locale | undefined {
  if (!tag) return undefined;
  const language = tag.toLowerCase().replaceAll("_", "-").split("-")[0] ?? "";
  return LOCALES.find((locale) => locale === language) ?? (Object.hasOwn(NEAREST, language) ? NEAREST[language] : undefined);
}

/** The first tag of the list, in order, that matches one of our languages; `fallback` (default `en`) where none does. */
export function pickLocale(tags: readonly (string | undefined | null)[], fallback: Locale = "en"): Locale {
  for (const tag of tags) {
    const locale = matchLocale(tag);
    if (locale) return locale;
  }
  return fallback;
}
