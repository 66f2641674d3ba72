import type { MissKind } from "./miss.ts";
import type { Result } from "./run-all.ts";

const KINDS: readonly MissKind[] = ["lost", "doubled", "late", "false success", "trouble"];
/** Columns of words, which stand to the left. */
const WORDS = 2;

/** One line for each fault in each place, then for each event of a page, then for all. A run that missed in several ways counts in each of them. */
export function table(results: readonly Result[]): string {
  const lines = [
    ["fault or event", "where", "runs", "exact", ...KINDS],
    ...rows(results, ({ plan }) => [plan.name]),
    ...rows(results, ({ life }) => life),
    ...rows(results, () => ["all"]),
  ];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const pad = (cell: string, column: number) => (column < WORDS ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0));
  return lines.map((line) => line.map(pad).join("  ")).join("\n");
}

/** The results by one of their names and by their place. */
function rows(results: readonly Result[], namesOf: (result: Result) => readonly string[]): string[][] {
  const names = [...new Set(results.flatMap(namesOf))];
  const places = [...new Set(results.map(({ where }) => where))];
  return names.flatMap((name) =>
    places.flatMap((where) => {
      const own = results.filter((result) => result.where === where && namesOf(result).includes(name));
      return own.length === 0 ? [] : [row(name, where, own)];
    }),
  );
}

function row(name: string, where: string, results: readonly Result[]): string[] {
  const exact = results.filter(({ misses }) => misses.length === 0).length;
  const counts = KINDS.map((kind) => results.filter(({ misses }) => misses.some((miss) => miss.kind === kind)).length);
  return [name, where, ...[results.length, exact, ...counts].map(String)];
}
