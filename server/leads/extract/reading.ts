import type { Locale } from "@parley/protocol";

/** A visitor's message, prepared for reading. `plain` has exactly the length of `text`, so that what is found in one can be quoted from the other. */
export interface Reading {
  text: string;
  /** `text` in lower case, half-width, without Latin accents. */
  plain: string;
  locale: Locale;
  now: Date;
}

/** Stands where an answer was taken out: no pattern reads across it. */
const GAP = "\n";

export function read(message: string, locale: Locale, now: Date): Reading {
  const text = message.normalize("NFC");
  return { text, plain: plain(text), locale, now };
}

/** The reading without the characters from `start` to `end`; positions stay as they are. */
export function without(reading: Reading, start: number, end: number): Reading {
  const cut = (from: string): string => from.slice(0, start) + GAP.repeat(end - start) + from.slice(end);
  return { ...reading, text: cut(reading.text), plain: cut(reading.plain) };
}

/** Only the characters from `start` to `end`; positions stay as they are. */
export function only(reading: Reading, start: number, end: number): Reading {
  return without(without(reading, end, reading.text.length), 0, start);
}

/** Words (in Japanese: runs of one script) that the visitor wrote beside the span. */
export function wordsBeside(reading: Reading, start: number, end: number): number {
  const rest = without(reading, start, end).plain;
  const pattern = reading.locale === "ja" ? /[\p{sc=Han}]+|[\p{sc=Hira}]+|[\p{sc=Kana}ー]+|[\p{L}\p{N}]+/gu : /[\p{L}\p{N}]+/gu;
  return rest.match(pattern)?.length ?? 0;
}

/** Folds unit by unit, which keeps the length. Marks above U+036F stay: Japanese voicing marks distinguish words. */
export function plain(text: string): string {
  let folded = "";
  for (let index = 0; index < text.length; index++) folded += fold(text.charAt(index));
  return folded;
}

function fold(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return unit.toLowerCase();
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  const special = SPECIAL[unit];
  if (special !== undefined) return special;
  const letter = unit
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  return letter.length === 1 ? letter : unit;
}

const SPECIAL: Readonly<Record<string, string>> = {
  "\u00a0": " ",
  "\u2007": " ",
  "\u2009": " ",
  "\u202f": " ",
  "\u3000": " ",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "`": "'",
  "´": "'",
  "－": "-",
  "‐": "-",
  "‑": "-",
  "–": "-",
  "—": "-",
  "−": "-",
  "￥": "¥",
  "〜": "~",
};
