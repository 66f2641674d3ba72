import type { AgentInfo } from "@parley/protocol";
import { expect, test } from "vitest";
import { answerEvents } from "../testing/answer-events.ts";
import { afterFrames, askedState, frames, keptOf, QUESTION } from "../testing/states.ts";
import { adopt } from "./adopt.ts";
import { initialState } from "./initial-state.ts";
import { reduce } from "./reduce.ts";

const EVENTS = frames(answerEvents(["One", " two", " three"]));
const EMPTY = initialState({ threadId: "thread", agentId: "service", locale: "en" });
const SERVICE: AgentInfo = {
  id: "service",
  name: "Sunny",
  role: "",
  greeting: "",
  suggestions: ["What?"],
  capabilities: { transport: { streaming: true, resumable: true } },
};
/** The run, after so many of its events. */
const after = (count: number) => afterFrames(askedState(), EVENTS.slice(0, count));

test("messages that did not change keep their identity, also from a copy", () => {
  const state = after(7);
  const adopted = adopt(state, structuredClone(keptOf(state)));
  expect(adopted.messages).toHaveLength(2);
  expect(adopted.messages[0]).toBe(state.messages[0]);
  expect(adopted.messages[1]).toBe(state.messages[1]);
  const rated = reduce(state, { type: "rated", messageId: "answer", rating: "helpful" });
  const changed = adopt(state, structuredClone(keptOf(rated)));
  expect(changed.messages[0]).toBe(state.messages[0]);
  expect(changed.messages[1]).toMatchObject({ feedback: "helpful" });
});

test("the run that is further here stays so, and one that is further there is taken over", () => {
  const ahead = adopt(after(5), keptOf(after(3)));
  expect(ahead).toMatchObject({ run: { cursor: 5 }, messages: [{}, { text: "One two three" }] });
  const behind = adopt(after(3), keptOf(after(5)));
  expect(behind).toMatchObject({ run: { cursor: 5 }, messages: [{}, { text: "One two three" }] });
  const over = adopt({ ...after(3), connection: "open" }, keptOf(after(7)));
  expect(over).toMatchObject({ connection: "idle", messages: [{ status: "complete" }, { text: "One two three", status: "complete" }] });
  expect(over).not.toHaveProperty("run");
});

test("a run that was stopped elsewhere is stopping here too, with all that is known here", () => {
  const stopped = reduce(after(3), { type: "run-stopping", runId: "run" });
  expect(adopt(after(5), keptOf(stopped))).toMatchObject({
    run: { cursor: 5, phase: "stopping" },
    messages: [{}, { text: "One two three" }],
  });
});

test("another thread replaces what is here, with its run", () => {
  const begun = reduce(after(4), { type: "conversation-begun", threadId: "next", agentId: "service" });
  const adopted = adopt({ ...after(4), connection: "open" }, keptOf(begun));
  expect(adopted).toMatchObject({ threadId: "next", messages: [], connection: "idle" });
  expect(adopted).not.toHaveProperty("run");
});

test("older messages than are kept stay; what is gone from among the newer ones is gone", () => {
  const messages = ["a", "b", "c", "d"].map((id) => ({ ...QUESTION, id, status: "complete" as const }));
  const state = { ...EMPTY, messages };
  const adopted = adopt(state, { ...keptOf(state), messages: [messages[1]!, { ...QUESTION, id: "e" }, messages[3]!] });
  expect(adopted.messages.map(({ id }) => id)).toEqual(["a", "b", "e", "d"]);
  expect(adopt(state, { ...keptOf(state), messages: [] }).messages).toEqual([]);
  expect(adopt(state, { ...keptOf(state), messages: [{ ...QUESTION, id: "f" }] }).messages.map(({ id }) => id)).toEqual(["f"]);
});

test("a message that was sent again elsewhere, and is below now, does not stay where it was as an older one", () => {
  const [failed, next] = [
    { ...QUESTION, status: "failed" as const, runId: "run" },
    { ...QUESTION, id: "next", status: "complete" as const },
  ];
  const state = { ...EMPTY, messages: [failed, next] };
  const retried = reduce(state, { type: "message-retried", messageId: "question", as: "question", runId: "run", at: 9 });
  expect(adopt(state, keptOf(retried)).messages.map(({ id, status }) => `${id} (${status})`)).toEqual([
    "next (complete)",
    "question (sending)",
  ]);
});

test("older messages stay also around one that is kept since it was not sent", () => {
  const messages = ["a", "b", "c", "d"].map((id) => ({
    ...QUESTION,
    id,
    status: id === "b" ? ("failed" as const) : ("complete" as const),
  }));
  const state = { ...EMPTY, messages };
  const adopted = adopt(state, { ...keptOf(state), messages: [messages[1]!, messages[3]!] });
  expect(adopted.messages.map(({ id }) => id).toSorted()).toEqual(["a", "b", "c", "d"]);
});

test("a language that is chosen elsewhere is spoken here, without the suggestions of the old one", () => {
  const state = { ...after(7), suggestions: ["More"] };
  const chosen = reduce(state, { type: "locale-chosen", locale: "ja" });
  expect(adopt(state, keptOf({ ...chosen, suggestions: ["More"] }))).toMatchObject({ locale: "ja", chosenLocale: "ja", suggestions: [] });
});

test("a language that the page has been given stays while none is chosen anew", () => {
  const given = { ...EMPTY, locale: "it" as const, chosenLocale: "ja" as const };
  expect(adopt(given, keptOf(given)).locale).toBe("it");
  expect(adopt(given, { ...keptOf(given), chosenLocale: "de" }).locale).toBe("de");
});

test("the page's own agent stays while nothing was said and none was chosen", () => {
  const page = { ...EMPTY, agentId: "lead" };
  expect(adopt(page, keptOf(EMPTY)).agentId).toBe("lead");
  expect(reduce(page, { type: "restored", kept: keptOf(EMPTY), isLocaleGiven: false }).agentId).toBe("lead");
  expect(adopt({ ...EMPTY, agentId: "" }, keptOf(EMPTY)).agentId, "a page without one").toBe("service");
});

test("a conversation's agent is its own once something was said", () => {
  expect(adopt({ ...EMPTY, agentId: "lead" }, keptOf(after(7))).agentId).toBe("service");
});

test("an agent that is chosen elsewhere is chosen here too, and again", () => {
  const first = reduce(EMPTY, { type: "agent-chosen", agentId: "lead" });
  const here = adopt(EMPTY, keptOf(first));
  expect(here).toMatchObject({ agentId: "lead", chosenAgent: "lead" });
  const second = reduce(here, { type: "agent-chosen", agentId: "service" });
  expect(adopt(here, keptOf(second))).toMatchObject({ agentId: "service", chosenAgent: "service" });
});

test("draft, view and what was seen are the same in all tabs; what a tab has by itself stays", () => {
  const state = { ...after(7), agents: [SERVICE], storage: "kept" as const, seenId: "question", draft: "old" };
  const open = { ...keptOf(state), isOpen: true, draft: "new", seenId: "answer" };
  expect(adopt(state, open)).toMatchObject({ isOpen: true, draft: "new", seenId: "answer", agents: [SERVICE], storage: "kept" });
  const { seenId: _seen, ...unseen } = open;
  expect(adopt(state, unseen)).not.toHaveProperty("seenId");
});

test("what this tab did and the others do not know yet is done again", () => {
  const state = reduce(after(7), { type: "draft-changed", draft: "mine" });
  const adopted = reduce(state, {
    type: "adopted",
    kept: { ...keptOf(state), draft: "theirs" },
    pending: [
      { type: "message-added", message: { ...QUESTION, id: "next" } },
      { type: "draft-changed", draft: "mine" },
    ],
  });
  expect(adopted.draft).toBe("mine");
  expect(adopted.messages.map(({ id }) => id)).toEqual(["question", "answer", "next"]);
});

test("an agent that the server no longer has gives way to the one that it named", () => {
  const state = { ...EMPTY, agents: [SERVICE] };
  expect(adopt(state, { ...keptOf(after(7)), agentId: "retired" }).agentId).toBe("service");
});
