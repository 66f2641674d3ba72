import type { ThreadMessage } from "@parley/protocol";
import { expect, test } from "vitest";
import type { Fit } from "./compare-answers.ts";
import { judgeMoment } from "./judge-moment.ts";
import type { Row } from "./watch-panel.ts";

const thread = [
  message("user", "one?"),
  message("assistant", "The first answer."),
  message("user", "two?"),
  message("assistant", "Another."),
];
const fit: Fit = (shown, { role, text }) =>
  shown.role !== role
    ? undefined
    : shown.text === text
      ? "whole"
      : role === "assistant" && text.startsWith(shown.text)
        ? "part"
        : undefined;

test.each<[string, readonly Row[]]>([
  ["nothing yet", []],
  ["a question that waits", [row("user", "one?", "sending")]],
  ["an answer that grows", [row("user", "one?"), row("assistant", "The fi", "streaming")]],
  ["an answer without words yet", [row("user", "one?"), row("assistant", "", "streaming")]],
  ["a question before the answer to the one above", [row("user", "one?"), row("user", "two?", "sending")]],
  ["all of it", thread.map(({ role, text }) => row(role, text))],
])("is what the thread allows: %s", (_name, rows) => expect(judgeMoment(rows, thread, fit)).toEqual([]));

test.each<[string, string, readonly Row[]]>([
  ["a question twice", "doubled", [row("user", "one?"), row("user", "one?", "sending")]],
  ["an answer twice", "doubled", [row("user", "one?"), row("assistant", "The fi", "streaming"), row("assistant", "The fi", "streaming")]],
  ["text twice", "doubled", [row("user", "one?"), row("assistant", "The first The first answer.", "streaming")]],
  ["text with a hole", "lost", [row("user", "one?"), row("assistant", "The answer.", "streaming")]],
  ["a part that is called complete", "false success", [row("user", "one?"), row("assistant", "The fi", "complete")]],
  ["an answer to a question that is not there", "trouble", [row("user", "one?"), row("assistant", "Another.")]],
  ["a question that was never said", "lost", [row("user", "no?")]],
])("is a miss: %s, as %s", (_name, kind, rows) => expect(judgeMoment(rows, thread, fit).map((miss) => miss.kind)).toEqual([kind]));

function message(role: "user" | "assistant", text: string): ThreadMessage {
  return { id: text, role, text, locale: "en", createdAt: "2026-01-01T00:00:00Z", status: "complete", sources: [], runId: "run" };
}

function row(role: string, text: string, status = "complete"): Row {
  return { role, text, status, isRich: true };
}
