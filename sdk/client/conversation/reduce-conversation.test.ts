import type { AgentInfo, ThreadMessage, ThreadResponse } from "@parley/protocol";
import { expect, test } from "vitest";
import { answerEvents } from "../testing/answer-events.ts";
import { afterFrames, askedState, frames, QUESTION } from "../testing/states.ts";
import { initialState } from "./initial-state.ts";
import { reduce } from "./reduce.ts";
import type { Message } from "./state.ts";

const EMPTY = initialState({ threadId: "thread", agentId: "service", locale: "en" });
const CAPABILITIES = { transport: { streaming: true, resumable: true } };
const SERVICE: AgentInfo = { id: "service", name: "Sunny", role: "", greeting: "", suggestions: ["What?"], capabilities: CAPABILITIES };
const LEAD: AgentInfo = { ...SERVICE, id: "lead", suggestions: ["How much?"] };

const ANSWERED = afterFrames(askedState(), frames(answerEvents(["Yes"])));
const FROM_SERVER: ThreadMessage[] = [
  {
    id: "question",
    role: "user",
    text: "Hello?",
    locale: "en",
    createdAt: "2026-01-01T00:00:00Z",
    status: "complete",
    sources: [],
    runId: "run",
  },
  {
    id: "answer",
    role: "assistant",
    text: "Yes",
    locale: "en",
    createdAt: "2026-01-01T00:00:01Z",
    status: "complete",
    sources: [],
    runId: "run",
    agentId: "service",
  },
];
/** The ids of what was there when the server was asked. */
const ASKED = new Set(["question", "answer", "unknown", "unsent"]);
const THREAD: ThreadResponse = { threadId: "thread", agentId: "lead", messages: FROM_SERVER, suggestions: ["More"] };

test("an empty conversation offers its agent's suggestions; an unknown agent gives way to the default", () => {
  const state = reduce(
    { ...EMPTY, agentId: "gone" },
    { type: "agents-loaded", agents: [SERVICE, LEAD], defaultAgent: "lead", locale: "en" },
  );
  expect(state).toMatchObject({ agentId: "lead", suggestions: ["How much?"] });
  expect(reduce(state, { type: "agent-chosen", agentId: "service" }).suggestions).toEqual(["What?"]);
});

test("agents in a language that is no longer chosen are ignored", () => {
  const german = reduce(EMPTY, { type: "locale-chosen", locale: "de" });
  expect(reduce(german, { type: "agents-loaded", agents: [SERVICE], defaultAgent: "service", locale: "en" })).toBe(german);
});

test("an answer is put before what waits to be sent", () => {
  const waiting = reduce(askedState(), { type: "message-added", message: { ...QUESTION, id: "next" } });
  expect(afterFrames(waiting, frames(answerEvents(["Yes"]))).messages.map(({ id }) => id)).toEqual(["question", "answer", "next"]);
});

test("the server's messages that are the same keep their identity", () => {
  const state = reduce(ANSWERED, { type: "thread-loaded", thread: THREAD, asked: ASKED });
  expect(state.messages).toBe(ANSWERED.messages);
  expect(state).toMatchObject({ agentId: "lead", suggestions: ["More"] });
});

test("the server is the truth, but what was not sent stays", () => {
  const failed: Message = { ...QUESTION, id: "unsent", status: "failed" };
  const local = { ...ANSWERED, messages: [...ANSWERED.messages, { ...QUESTION, id: "unknown", status: "complete" as const }, failed] };
  const longer = FROM_SERVER.map((message) => (message.id === "answer" ? { ...message, text: "Yes, indeed" } : message));
  const state = reduce(local, { type: "thread-loaded", thread: { ...THREAD, messages: longer }, asked: ASKED });
  expect(state.messages.map(({ text }) => text)).toEqual(["Hello?", "Yes, indeed", "Hello?"]);
  expect(state.messages[2]).toBe(failed);
});

test("a run that has not ended is taken up from its first event and never doubles text", () => {
  const half = FROM_SERVER.map((message) => (message.id === "answer" ? { ...message, text: "Ye", status: "streaming" as const } : message));
  const thread = { ...THREAD, messages: half, activeRun: { runId: "run" } };
  const state = reduce(EMPTY, { type: "thread-loaded", thread, asked: new Set() });
  expect(state.run).toMatchObject({ runId: "run", cursor: 0, messageId: "question" });
  expect(afterFrames(state, frames(answerEvents(["Ye", "s"]))).messages.map(({ text }) => text)).toEqual(["Hello?", "Yes"]);
});

test("a thread that came too late, or another one, changes nothing", () => {
  const running = askedState();
  expect(reduce(running, { type: "thread-loaded", thread: THREAD, asked: ASKED })).toBe(running);
  expect(reduce(ANSWERED, { type: "thread-loaded", thread: { ...THREAD, threadId: "other" }, asked: ASKED })).toBe(ANSWERED);
});

test("what was not sent comes back to be sent", () => {
  const messages: Message[] = [{ ...QUESTION, status: "sending" }];
  const kept = { threadId: "kept", agentId: "lead", messages, suggestions: [], draft: "", isOpen: false };
  const state = reduce(EMPTY, { type: "restored", kept, isLocaleGiven: false });
  expect(state.messages.map(({ status }) => status)).toEqual(["sending"]);
  expect(state).toMatchObject({ threadId: "kept", agentId: "lead" });
});

test("a failed message that is retried moves to the end; under another id it begins another run", () => {
  const failed: Message = { ...QUESTION, id: "failed", status: "failed", runId: "tried" };
  const state = { ...ANSWERED, messages: [failed, ...ANSWERED.messages] };
  const same = reduce(state, { type: "message-retried", messageId: "failed", as: "failed", runId: "tried", at: 9 });
  expect(same.messages.map(({ id, status }) => `${id} ${status}`)).toEqual(["question complete", "answer complete", "failed sending"]);
  expect(same.messages[2]).toMatchObject({ runId: "tried", createdAt: 9 });
  const other = reduce(state, { type: "message-retried", messageId: "failed", as: "anew", runId: "other", at: 9 });
  expect(other.messages.map(({ id }) => id)).toEqual(["question", "answer", "anew"]);
  expect(other.messages[2]).toMatchObject({ runId: "other", status: "sending" });
});

test("a new conversation is empty and belongs to another thread", () => {
  const state = reduce({ ...askedState(), agents: [SERVICE] }, { type: "conversation-begun", threadId: "next", agentId: "service" });
  expect(state).toMatchObject({ threadId: "next", messages: [], suggestions: ["What?"], connection: "idle" });
  expect(state.run).toBeUndefined();
});

test("another visitor's conversation goes on in a thread of its own, unless the server has nothing of it yet", () => {
  expect(reduce(ANSWERED, { type: "thread-moved", threadId: "moved" }).threadId).toBe("moved");
  const unsent = reduce(EMPTY, { type: "message-added", message: QUESTION });
  expect(reduce(unsent, { type: "thread-moved", threadId: "moved" })).toBe(unsent);
});

test("a thread that was asked for before something was said is ignored, and one that has it is not", () => {
  const said: Message = { ...QUESTION, id: "later", status: "complete" };
  const local = { ...ANSWERED, messages: [...ANSWERED.messages, said] };
  expect(reduce(local, { type: "thread-loaded", thread: THREAD, asked: ASKED })).toBe(local);
  const known = { ...THREAD, messages: [...FROM_SERVER, { ...FROM_SERVER[0]!, id: "later" }] };
  expect(reduce(local, { type: "thread-loaded", thread: known, asked: ASKED }).suggestions).toEqual(["More"]);
  const waits = { ...ANSWERED, messages: [...ANSWERED.messages, { ...said, status: "sending" as const }] };
  const merged = reduce(waits, { type: "thread-loaded", thread: THREAD, asked: ASKED });
  expect(
    merged.messages.map(({ id }) => id),
    "what waits stays at the end",
  ).toEqual(["question", "answer", "later"]);
});

test("a rating can be given and taken back", () => {
  const rated = reduce(ANSWERED, { type: "rated", messageId: "answer", rating: "helpful" });
  expect(rated.messages[1]?.feedback).toBe("helpful");
  expect(reduce(rated, { type: "rated", messageId: "answer" }).messages[1]).not.toHaveProperty("feedback");
});
