import type { ThreadMessage } from "@parley/protocol";
import { type Miss, miss } from "../miss.ts";
import type { Fit } from "./compare-answers.ts";
import type { Row } from "./watch-panel.ts";

/**
 * At any moment the rows are some of the thread's messages in the thread's order, each with a beginning of its text, and complete only with all of it.
 * An answer may be missing yet, a question above what is shown may not.
 */
export function judgeMoment(rows: readonly Row[], messages: readonly ThreadMessage[], fit: Fit): Miss[] {
  let at = 0;
  for (const row of rows) {
    const found = place(row, messages, at, fit);
    if (found === undefined) return [explain(row, rows, messages.slice(0, at), messages, fit)];
    at = found + 1;
  }
  return [];
}

function place(row: Row, messages: readonly ThreadMessage[], from: number, fit: Fit): number | undefined {
  for (let at = from; at < messages.length; at += 1) {
    const message = messages[at];
    if (message && mayBe(row, message, fit)) return at;
    if (message?.role === "user") return undefined;
  }
  return undefined;
}

function mayBe(row: Row, message: ThreadMessage, fit: Fit): boolean {
  const found = fit(row, message);
  return found === "whole" || (found === "part" && row.status !== "complete");
}

function explain(row: Row, rows: readonly Row[], before: readonly ThreadMessage[], messages: readonly ThreadMessage[], fit: Fit): Miss {
  const what = `for a moment: ${row.role} ${row.status} ${JSON.stringify(row.text)} among ${rows.length} bubbles`;
  if (before.some((message) => fit(row, message))) return miss("doubled", what);
  if (messages.some((message) => mayBe(row, message, fit))) return miss("trouble", `in another place, ${what}`);
  if (row.status === "complete" && messages.some((message) => fit(row, message) === "part")) return miss("false success", what);
  const longest = Math.max(0, ...messages.filter(({ role }) => role === row.role).map(({ text }) => text.length));
  return miss(row.text.length > longest ? "doubled" : "lost", what);
}
