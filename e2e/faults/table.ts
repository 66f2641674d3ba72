import type { MissKind } from "./judge.ts";
import type { Result } from "./run-suite.ts";

const KINDS: readonly MissKind[] = ["lost", "doubled", "late", "false success", "trouble"];

/** One line for each fault, and one for all. A run that missed in several ways counts in each of them. */
export function table(results: readonly Result[]): string {
  const names = [...new Set(results.map(({ plan }) => plan.name))];
  const heading = ["fault", "runs", "exact", ...KINDS];
  const rows = names.map((name) =>
    row(
      name,
      results.filter(({ plan }) => plan.name === name),
    ),
  );
  const lines = [heading, ...rows, row("all", results)];
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  "))
    .join("\n");
}

function row(name: string, results: readonly Result[]): string[] {
  const exact = results.filter(({ misses }) => misses.length === 0).length;
  const counts = KINDS.map((kind) => results.filter(({ misses }) => misses.some((miss) => miss.kind === kind)).length);
  return [name, ...[results.length, exact, ...counts].map(String)];
}
