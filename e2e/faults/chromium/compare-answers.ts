import type { ThreadMessage } from "@parley/protocol";
import type { Reference } from "./reference.ts";
import type { Row } from "./watch-panel.ts";

/** How a row fits a message of the server's: it shows all of it, a beginning, or something else. */
export type Fit = (row: Row, message: ThreadMessage) => "whole" | "part" | undefined;

/** Asks the reference once for each message about everything that was on screen. */
export async function compareAnswers(reference: Reference, rows: Iterable<Row>, messages: readonly ThreadMessage[]): Promise<Fit> {
  const key = ({ text, isRich, status }: Row) => `${String(isRich)} ${status} ${text}`;
  const drawings = new Map(
    Array.from(rows, (row) => [key(row), row]).filter(([, row]) => (row as Row).role === "assistant") as [string, Row][],
  );
  const fits = new Map<string, Map<string, "whole" | "part" | undefined>>();
  for (const { id, role, text } of messages) {
    if (role === "user") continue;
    const found = await reference.compare(text, [...drawings.values()]);
    fits.set(id, new Map([...drawings.keys()].map((each, index) => [each, found[index]])));
  }
  return (row, message) => {
    if (row.role !== message.role) return undefined;
    if (message.role === "user") return row.text === escaped(message.text) ? "whole" : undefined;
    return fits.get(message.id)?.get(key(row));
  };
}

/** As the page tells text. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
