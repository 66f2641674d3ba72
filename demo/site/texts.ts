import type { Language } from "./languages.ts";
import de from "./texts/de.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import es from "./texts/es.json" with { type: "json" };
import fr from "./texts/fr.json" with { type: "json" };
import it from "./texts/it.json" with { type: "json" };
import ja from "./texts/ja.json" with { type: "json" };
import ptBR from "./texts/pt-BR.json" with { type: "json" };

/** Everything that the pages say, apart from the articles and from what the agents say of themselves. */
export type SiteTexts = typeof en;

export const siteTexts: Readonly<Record<Language, SiteTexts>> = { en, es, fr, de, it, "pt-BR": ptBR, ja };

/** Puts values in the place of `{name}`. A placeholder without a value is an error: it would be seen by visitors. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The text "${text}" needs a value for {${name}}.`);
    return String(value);
  });
}
