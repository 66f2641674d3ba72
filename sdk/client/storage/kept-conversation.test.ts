import { expect, test } from "vitest";
import type { Message } from "../conversation/state.ts";
import { askedState, QUESTION } from "../testing/states.ts";
import { fromKept, toKept } from "./kept-conversation.ts";

const NOTHING = { revision: 0, suggestions: [], draft: "", isOpen: false };

test("what is kept comes back as it was", () => {
  const answer: Message = {
    ...QUESTION,
    id: "answer",
    role: "assistant",
    status: "streaming",
    agentId: "service",
    feedback: "helpful",
    runId: "run",
    sources: [{ id: "warranty", title: "Warranty", locale: "en", quote: "Ten years.", url: "/warranty" }],
  };
  const refused: Message = { ...QUESTION, id: "refused", status: "failed", problem: { code: "too_large", retryable: false } };
  const waiting: Message = { ...QUESTION, id: "waiting", runId: "next", context: [{ description: "page", value: "/prices" }] };
  const state = {
    ...askedState(),
    messages: [...askedState().messages, answer, refused, waiting],
    suggestions: ["More"],
    draft: "What I am",
    isOpen: true,
    seenId: "question",
    chosenLocale: "ja" as const,
    chosenAgent: "service",
  };
  const { threadId, agentId, messages, run, suggestions, draft, isOpen, seenId, chosenLocale, chosenAgent } = state;
  const kept = { threadId, agentId, messages, run, suggestions, draft, isOpen, seenId, chosenLocale, chosenAgent };
  expect(fromKept(structuredClone(toKept(state, 7)))).toEqual({ ...kept, revision: 7 });
});

test("only the newest 200 messages are kept, and what the server does not have", () => {
  const messages = Array.from({ length: 250 }, (_, index): Message => {
    const status = ({ 3: "failed", 7: "sending" } as const)[index] ?? "complete";
    return { ...QUESTION, id: `message-${index}`, status };
  });
  const kept = fromKept(toKept({ ...askedState(), messages }, 1))?.messages;
  expect(kept?.slice(0, 3).map(({ id }) => id)).toEqual(["message-3", "message-7", "message-50"]);
  expect(kept).toHaveLength(202);
});

test.each([
  undefined,
  null,
  "x",
  7,
  [],
  {},
  { version: 0, threadId: "a", agentId: "b" },
  { version: "2", threadId: "a", agentId: "b" },
  { version: 2, threadId: 5, agentId: "b" },
  { version: 2, threadId: "", agentId: "b" },
  { version: 2, threadId: "a" },
])("%j is no conversation", (value) => {
  expect(fromKept(value)).toBeUndefined();
});

test("the record of the version before is read, with nothing for what it did not have", () => {
  const record = { version: 1, threadId: "thread", agentId: "service", messages: [QUESTION] };
  expect(fromKept(record)).toEqual({ ...NOTHING, threadId: "thread", agentId: "service", messages: [QUESTION] });
});

test.each([3, 2.5, Infinity])("a record of version %d is a newer client's, and is not taken for none", (version) => {
  expect(() => fromKept({ version, threadId: "thread", agentId: "service", messages: [] })).toThrow(
    expect.objectContaining({ name: "VersionError" }),
  );
});

test("of a hostile or stale record only what is right is taken", () => {
  const record = JSON.parse(`{
    "version": 2, "revision": "9", "threadId": "thread", "agentId": "service", "__proto__": { "polluted": true }, "extra": 1,
    "messages": [null, 4, { "id": "no role" }, { "id": "bad status", "role": "user", "text": "", "status": "odd" },
      { "id": "good", "role": "assistant", "text": "Yes", "status": "complete", "createdAt": "yesterday", "sources": [{ "id": 1 }, { "id": "a", "title": "A" }], "feedback": "great", "onclick": "x",
        "problem": { "code": "odd" }, "context": [{ "description": 1 }] }],
    "run": { "runId": "run", "agentId": "service", "phase": "answering", "messageId": "m", "cursor": -1 },
    "suggestions": [1, "More"], "draft": {}, "isOpen": "yes", "seenId": 4, "chosenLocale": "xx", "chosenAgent": []
  }`) as unknown;
  expect(fromKept(record)).toEqual({
    ...NOTHING,
    threadId: "thread",
    agentId: "service",
    suggestions: ["More"],
    messages: [
      {
        id: "good",
        role: "assistant",
        text: "Yes",
        status: "complete",
        createdAt: 0,
        locale: "",
        sources: [{ id: "a", title: "A", locale: "", quote: "" }],
      },
    ],
  });
  expect({}).not.toHaveProperty("polluted");
});

test("an answer that nobody follows is interrupted; one that is followed goes on", () => {
  const half: Message = { ...QUESTION, id: "half", role: "assistant", status: "streaming", runId: "run" };
  const running = { ...askedState(), messages: [...askedState().messages, half] };
  const { run: _run, ...resting } = running;
  expect(fromKept(toKept(running, 1))?.messages[1]?.status).toBe("streaming");
  expect(fromKept(toKept(resting, 1))?.messages[1]?.status).toBe("interrupted");
});

test.each(["", "a b", "<script>", "x".repeat(129)])("a thread that no server would take is none: %j", (threadId) => {
  expect(fromKept({ ...(toKept(askedState(), 1) as object), threadId })).toBeUndefined();
});
