import { intents } from "@parley/locales/agents";
import type { Locale } from "@parley/protocol";
import { letters, words } from "../../language/words.ts";

/** Whether the visitor asks something: a question mark anywhere at the end of a sentence, or the words that begin (in Japanese: end) a question. */
export function isQuestion(text: string, locale: Locale): boolean {
  if (/[?？](\s|$)/u.test(text)) return true;
  if (locale === "ja") {
    const asked = letters(text);
    return intents.ja.questionWords.some((phrase) => asked.includes(letters(phrase)));
  }
  return text.split(/[.!,;:\n]+/u).some((part) => {
    const start = words(part);
    return intents[locale].questionWords.some((phrase) => words(phrase).every((word, index) => start[index] === word));
  });
}
