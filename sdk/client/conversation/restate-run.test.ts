import { expect, test } from "vitest";
import { answerEvents } from "../testing/answer-events.ts";
import { afterFrames, askedState, frames, QUESTION } from "../testing/states.ts";
import { reduce } from "./reduce.ts";
import { restateRun, standingOf } from "./restate-run.ts";
import type { ActiveRun, ConversationState } from "./state.ts";

const EVENTS = frames(answerEvents(["One", " two"]));
const RUN = { runId: "run", messageId: "question" };
/** The run, after so many of its events; it has six. */
const after = (count: number) => afterFrames(askedState(), EVENTS.slice(0, count));
const waiting = (state: ConversationState) => reduce(state, { type: "message-added", message: { ...QUESTION, id: "next" } });

function restated(state: ConversationState, from: ConversationState): ConversationState {
  return restateRun(state, state.run as ActiveRun, standingOf(from, RUN));
}

test("a standing tells the run, its answers and its question, and nothing else", () => {
  const standing = standingOf(waiting(after(3)), RUN);
  expect(standing.messages.map(({ id }) => id)).toEqual(["question", "answer"]);
  expect(standing).toMatchObject({ agentId: "service", run: { cursor: 3 } });
  expect(standingOf(after(6), RUN)).not.toHaveProperty("run");
  const next = reduce(after(6), { type: "run-begun", run: { ...RUN, runId: "next", agentId: "service", phase: "sending", cursor: 0 } });
  expect(standingOf(next, RUN), "another run is not its own").not.toHaveProperty("run");
});

test("who is not as far gets what the other has; who is further stays as is", () => {
  expect(restated(after(2), after(4))).toMatchObject({ run: { cursor: 4, phase: "answering" }, messages: [{}, { text: "One two" }] });
  const further = after(4);
  expect(restated(further, after(3))).toBe(further);
});

test("however far it was here, a run that is over is over", () => {
  for (let count = 0; count < EVENTS.length; count += 1) {
    const state = restated({ ...after(count), connection: "open" }, after(6));
    expect(state, `after ${count} events`).toEqual(after(6));
  }
});

test("answers come before what waits to be sent, which stays", () => {
  expect(restated(waiting(after(0)), after(4)).messages.map(({ id }) => id)).toEqual(["question", "answer", "next"]);
});

test("an answer that was taken out is taken out here too, and others' answers stay", () => {
  const error = frames([{ type: "RUN_ERROR", code: "interrupted", message: "" }], 3);
  const failed = afterFrames(after(2), error);
  expect(failed.messages.map(({ id }) => id)).toEqual(["question"]);
  const before = { ...QUESTION, id: "before", role: "assistant" as const, status: "complete" as const, runId: "earlier" };
  const state = restated({ ...after(2), messages: [before, ...after(2).messages] }, failed);
  expect(state.messages.map(({ id, status }) => `${id} ${status}`)).toEqual(["before complete", "question failed"]);
});

test("a run that is being stopped here goes on being stopped", () => {
  const stopping = reduce(after(2), { type: "run-stopping", runId: "run" });
  expect(restated(stopping, after(4)).run).toMatchObject({ cursor: 4, phase: "stopping" });
});

test("a question that is not here any more is not brought back", () => {
  const gone = { ...after(2), messages: [] };
  expect(restated(gone, after(4)).messages.map(({ id }) => id)).toEqual(["answer"]);
});

test("a standing of another run than the one under way changes nothing", () => {
  const state = after(3);
  expect(reduce(state, { type: "run-restated", runId: "other", standing: standingOf(after(6), RUN) })).toBe(state);
  const over = after(6);
  expect(reduce(over, { type: "run-restated", runId: "run", standing: standingOf(after(3), RUN) })).toBe(over);
});
