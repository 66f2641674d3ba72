/** The languages of the site. A tag is the page's `lang` and the first part of its address. */
export const LANGUAGES = ["en", "es", "fr", "de", "it", "pt-BR", "ja"] as const;

export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  es: "Español",
  fr: "Français",
  de: "Deutsch",
  it: "Italiano",
  "pt-BR": "Português",
  ja: "日本語",
};
