import { expect, test } from "vitest";
import type { Message } from "../conversation/state.ts";
import { askedState, QUESTION } from "../testing/states.ts";
import { fromKept, toKept } from "./kept-conversation.ts";

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
  const state = { ...askedState(), messages: [...askedState().messages, answer] };
  const { threadId, agentId, messages, run } = state;
  expect(fromKept(structuredClone(toKept(state)))).toEqual({ threadId, agentId, messages, run });
});

test("only the newest 200 messages are kept", () => {
  const messages = Array.from({ length: 250 }, (_none, index) => ({ ...QUESTION, id: `${index}` }));
  const kept = fromKept(toKept({ ...askedState(), messages }))?.messages;
  expect(kept).toHaveLength(200);
  expect(kept?.[0]?.id).toBe("50");
});

test.each([
  undefined,
  null,
  "x",
  7,
  [],
  {},
  { version: 2, threadId: "a", agentId: "b" },
  { version: 1, threadId: 5, agentId: "b" },
  { version: 1, threadId: "", agentId: "b" },
])("%j is no conversation", (value) => {
  expect(fromKept(value)).toBeUndefined();
});

test("of a hostile or stale record only what is right is taken", () => {
  const record = JSON.parse(`{
    "version": 1, "threadId": "thread", "agentId": "service", "__proto__": { "polluted": true }, "extra": 1,
    "messages": [null, 4, { "id": "no role" }, { "id": "bad status", "role": "user", "text": "", "status": "odd" },
      { "id": "good", "role": "assistant", "text": "Yes", "status": "complete", "createdAt": "yesterday", "sources": [{ "id": 1 }, { "id": "a", "title": "A" }], "feedback": "great", "onclick": "x" }],
    "run": { "runId": "run", "agentId": "service", "phase": "answering", "messageId": "m", "cursor": -1 }
  }`) as unknown;
  expect(fromKept(record)).toEqual({
    threadId: "thread",
    agentId: "service",
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
