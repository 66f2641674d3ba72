import { intents } from "@parley/locales/agents";
import type { Locale } from "@parley/protocol";
import { letters, words } from "../../language/words.ts";

/** Meant anywhere in a message: these phrases hardly occur in an ordinary question. */
const ANYWHERE = ["human", "identity", "buy", "price", "demo"] as const;
/** Meant only where they are nearly the whole message: "cancel" is an intent, "can I cancel my order?" a question. */
const ALONE = ["greeting", "thanks", "goodbye", "skip", "unsure", "stop", "yes", "no"] as const;

export type IntentName = (typeof ANYWHERE)[number] | (typeof ALONE)[number];

/** Letters read: who writes more than that tells a story, and looking for phrases in it costs. */
const READ_AT_MOST = 600;

/** What may stand beside a phrase that has to be alone: a name, a "please". */
const SPARE_WORDS = 2;
const SPARE_LETTERS = 4;

/** What the visitor's words mean beyond their content, in one language; empty for an ordinary question. */
export function matchIntents(message: string, locale: Locale): Set<IntentName> {
  // Cut again once folded, for one sign may stand for many letters.
  const text = message.slice(0, READ_AT_MOST).normalize("NFKC").slice(0, READ_AT_MOST);
  const find = locale === "ja" ? japaneseFinder(text) : spacedFinder(text);
  const found = new Set<IntentName>();
  for (const name of ANYWHERE) if (intents[locale][name].some((phrase) => find(phrase).length > 0)) found.add(name);
  const alone = ALONE.map((name) => ({ name, taken: intents[locale][name].flatMap(find) }));
  const covered = new Set(alone.flatMap(({ taken }) => taken));
  const length = locale === "ja" ? [...letters(text)].length : words(text).length;
  const spare = locale === "ja" ? SPARE_LETTERS : Math.min(SPARE_WORDS, covered.size);
  if (length - covered.size <= spare) for (const { name, taken } of alone) if (taken.length > 0) found.add(name);
  return found;
}

/** For a phrase, the places (words or letters) of the message that it takes up. */
type Finder = (phrase: string) => number[];

function spacedFinder(text: string): Finder {
  const message = words(text);
  return (phrase) => places(message, words(phrase), phrase.startsWith("="));
}

function japaneseFinder(text: string): Finder {
  const message = [...letters(text)];
  return (phrase) => places(message, [...letters(phrase)], phrase.startsWith("="));
}

function places(message: readonly string[], phrase: readonly string[], whole: boolean): number[] {
  const found: number[] = [];
  if (phrase.length === 0 || (whole && phrase.length !== message.length)) return found;
  for (let start = 0; start + phrase.length <= message.length; start++) {
    if (phrase.every((part, index) => message[start + index] === part)) phrase.forEach((_, index) => found.push(start + index));
  }
  return found;
}
