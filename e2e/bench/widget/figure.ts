import type { Stage } from "./stage.ts";

/** One line of the table. */
export interface Row {
  what: string;
  /** `NaN` where it could not be found, which breaks the budget. */
  value: number;
  unit: "" | "B" | "kB" | "MB" | "ms" | "%";
  /** At most this much; without it the line only tells. */
  budget?: number;
  /** The same of a page without the widget: one that does nothing, and one with a bare `<textarea>`. */
  blank?: number;
  textarea?: number;
}

/** Something that is measured by itself, in pages of its own. */
export interface Figure {
  /** As `--only` takes it. */
  name: string;
  measure(stage: Stage): Promise<readonly Row[]>;
}
