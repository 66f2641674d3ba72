import { readFileSync } from "node:fs";
import type { Locale } from "@parley/protocol";

interface Phrases {
  [key: string]: string | Phrases;
}

/** What the widget says in one language, by the path of the text. Values are filled in; a plural is named with its form. */
export type Texts = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Reads the words from the files that translators write. Throws where there is no such text. */
export function widgetTexts(locale: Locale): Texts {
  return texts(`locales/${locale}/widget.json`);
}

/** What the agents say, of themselves. */
export function agentTexts(locale: Locale): Texts {
  return texts(`locales/${locale}/agents.json`);
}

/** What Solstice has given its agents to say. */
export function solsticeTexts(locale: Locale): Texts {
  return texts(`demo/agents/${locale}.json`);
}

function texts(file: string): Texts {
  const all = JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")) as Phrases;
  return (key, values = {}) => {
    let found: string | Phrases | undefined = all;
    for (const name of key.split(".")) found = typeof found === "object" ? found[name] : undefined;
    if (typeof found !== "string") throw new Error(`${file} has no text ${key}`);
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name]));
  };
}
