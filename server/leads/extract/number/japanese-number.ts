import { intents } from "@parley/locales/agents";

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  ...Object.fromEntries(Object.entries(intents.ja.numberWords).filter(([word, value]) => word.length === 1 && value < 10)),
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 10_000, 億: 100_000_000 };

/** Characters of a number in Japanese, for use in a regular expression. */
export const JAPANESE_NUMBER = `[0-9.,〇${Object.keys(DIGITS).join("")}十百千万億]`;

/** The number that folded Japanese text stands for: `1万2千`, `二百五十`, `3.5万`, `15,000`; `NaN` where it is none. */
export function parseJapaneseNumber(written: string): number {
  let [total, section] = [0, 0];
  let digits = "";
  for (const sign of written.replaceAll(",", "")) {
    const [unit, myriad] = [UNITS[sign], MYRIADS[sign]];
    if (unit !== undefined) section += (digits === "" ? 1 : Number(digits)) * unit;
    else if (myriad !== undefined) [total, section] = [total + (section + Number(digits) || 1) * myriad, 0];
    else {
      digits += DIGITS[sign] ?? sign;
      continue;
    }
    digits = "";
  }
  return total + section + Number(digits);
}
