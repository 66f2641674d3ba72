import { intents } from "@parley/locales/agents";
import { LOCALES, matchLocale, type Locale } from "@parley/protocol";
import { detectLanguage, likeliestOf } from "../language/detect-language.ts";
import { letters } from "../language/words.ts";
import type { JsonObject, JsonValue } from "../storage/json.ts";

/** What is remembered of a thread's languages. */
interface Spoken {
  spoken: Locale;
  ui: Locale;
}

/**
 * The language to answer a message in. Expected is the language of the last turn, or that of the interface where the visitor has just
 * switched it; a message in another language changes it, a name or a number does not.
 */
export function turnLocale(text: string, uiLocale: Locale, memory: JsonObject): { locale: Locale; memory: JsonObject } {
  const before = read(memory["language"]);
  const prior = before && before.ui === uiLocale ? before.spoken : uiLocale;
  const locale = detectLanguage(text, prior) ?? courtesy(text, prior) ?? prior;
  return { locale, memory: { ...memory, language: { spoken: locale, ui: uiLocale } } };
}

const LONGEST_COURTESY = 200;

/** "Hola" and "merci" are too short to be detected, but only few languages greet or thank so. */
function courtesy(text: string, prior: Locale): Locale | undefined {
  if (text.length > LONGEST_COURTESY) return undefined;
  const said = letters(text);
  const knows = (locale: Locale) =>
    [...intents[locale].greeting, ...intents[locale].thanks, ...intents[locale].goodbye].some((phrase) => letters(phrase) === said);
  if (said === "" || knows(prior)) return undefined;
  const others = LOCALES.filter(knows);
  return others.length > 1 ? likeliestOf(text, others) : others[0];
}

function read(value: JsonValue | undefined): Spoken | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const { spoken, ui } = value as JsonObject;
  const one = typeof spoken === "string" ? matchLocale(spoken) : undefined;
  const other = typeof ui === "string" ? matchLocale(ui) : undefined;
  return one && other ? { spoken: one, ui: other } : undefined;
}
