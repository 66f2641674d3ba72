import { expect, test } from "vitest";
import { QUESTION } from "../testing/states.ts";
import { initialState } from "./initial-state.ts";
import { isEditable, unreadCount } from "./selectors.ts";
import type { ConversationState, Message } from "./state.ts";

const EMPTY = initialState({ threadId: "thread", agentId: "service", locale: "en" });
const ANSWER: Message = { ...QUESTION, role: "assistant", status: "complete" };
const asked = (id: string, given: Partial<Message> = {}): Message => ({ ...QUESTION, id, status: "complete", ...given });
const answered = (id: string): Message => ({ ...ANSWER, id });

test.each<[string, Partial<ConversationState>, number]>([
  ["nothing was seen yet", {}, 2],
  ["the first answer was seen", { seenId: "b" }, 1],
  ["all was seen", { seenId: "d" }, 0],
  ["what was seen last is gone: it was the visitor's newest", { seenId: "gone" }, 1],
  ["it is in view", { isOpen: true }, 0],
])("answers that are unread when %s", (_when, given, count) => {
  const messages = [asked("a"), answered("b"), asked("c"), answered("d")];
  expect(unreadCount({ ...EMPTY, messages, ...given })).toBe(count);
});

test("what waits or failed can be taken back, what is on its way or was answered cannot", () => {
  const run = { runId: "run", agentId: "service", phase: "sending" as const, cursor: 0, messageId: "on its way" };
  const waiting = asked("waiting", { status: "sending" });
  const failed = asked("failed", { status: "failed" });
  const going = asked("on its way", { status: "sending" });
  const state = { ...EMPTY, run, messages: [asked("done"), going, waiting, failed, answered("x")] };
  expect(state.messages.filter((message) => isEditable(state, message))).toEqual([waiting, failed]);
});
