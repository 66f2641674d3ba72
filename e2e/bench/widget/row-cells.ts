import type { Row } from "./figure.ts";

export const HEADING = ["", "measured", "at most", "blank page", "bare textarea"] as const;

/** A row as it stands in the table. */
export function rowCells({ what, value, unit, budget, blank, textarea }: Row, scale: number): readonly string[] {
  const cell = (number: number | undefined) => (number === undefined ? "" : `${written(number)}${unit === "" ? "" : ` ${unit}`}`);
  return [what, cell(value), budget === undefined ? "" : cell(budget * scale), cell(blank), cell(textarea)];
}

/** Three digits that say something, whole where there are more. */
function written(number: number): string {
  if (Number.isNaN(number)) return "not found";
  const size = Math.abs(number);
  const digits = Number.isInteger(number) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
  return number.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
