import type { Locale } from "@parley/protocol";

/**
 * The number that digits with separators stand for, in the language's way of writing: `1.234,56` in German, `1,234.56` in English.
 * A separator that the language does not use so ("12.5" in German, "1,234" as thousands only in English) is read by what follows it.
 */
export function parseDigits(written: string, locale: Locale): number {
  const point = locale === "en" || locale === "ja" ? "." : ",";
  const group = point === "." ? "," : ".";
  const compact = written.replace(/[ ']/g, "");
  const last = Math.max(compact.lastIndexOf("."), compact.lastIndexOf(","));
  if (last < 0) return Number(compact);
  const separator = compact.charAt(last);
  const hasBoth = compact.includes(".") && compact.includes(",");
  const several = compact.indexOf(separator) !== last;
  const threeFollow = compact.length - last - 1 === 3;
  const isPoint = hasBoth ? !several : separator === point ? !several : !several && !threeFollow;
  if (!isPoint) return Number(compact.replace(/[.,]/g, ""));
  return Number(`${compact.slice(0, last).replaceAll(separator === point ? group : point, "")}.${compact.slice(last + 1)}`);
}
