import { fold } from "./fold.ts";

/** Folded runs of letters and digits, in order. An apostrophe separates: `l'onduleur` is `l`, `onduleur`. */
export function words(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The folded text without anything but letters and digits; for languages that write without spaces. */
export function letters(text: string): string {
  return words(text).join("");
}

/** Runs of letters and digits in lower case with their accents, which stems are told by. */
export function typedWords(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
