import type { AgentEvent } from "@parley/protocol";
import { expect, test } from "vitest";
import type { Frame } from "./action.ts";
import { answerEvents } from "../testing/answer-events.ts";
import { afterFrames, askedState, frames, keptOf } from "../testing/states.ts";
import { adopt } from "./adopt.ts";

const EVENTS = frames(answerEvents(["Eins", " zwei", " drei"]));
const LAST = EVENTS.length;
const SOURCES = [{ id: "a", title: "A", locale: "de", quote: "" }];

/** What the server has left of the run's log: its beginning, and after all that there was, the answer as a whole. */
function compacted(outcome: "success" | "cancelled" = "success", content = "Eins zwei drei"): Frame[] {
  const rest: AgentEvent[] = [
    {
      type: "MESSAGES_SNAPSHOT",
      messages: [
        { id: "question", role: "user", content: "Not mine" },
        { id: "answer", role: "assistant", content },
      ],
      metadata: { locale: "de", agentId: "lead" },
    },
    { type: "CUSTOM", name: "parley.sources", value: { messageId: "answer", sources: SOURCES } },
    { type: "CUSTOM", name: "parley.suggestions", value: { suggestions: ["Mehr"] } },
    { type: "RUN_FINISHED", threadId: "thread", runId: "run", outcome: { type: outcome } },
  ];
  return [...EVENTS.slice(0, 1), ...frames(rest, LAST + 1)];
}

/** As the server replays it for one who has seen so many events. */
const replayed = (after: number, log = compacted()) => log.filter(({ seq }) => seq > after);

test("who has nothing of the answer gets the whole of it, in its language and from its agent", () => {
  for (const count of [0, 1]) {
    const state = afterFrames(afterFrames(askedState(), EVENTS.slice(0, count)), replayed(count));
    expect(state.messages, `after ${count} events`).toMatchObject([
      { id: "question", text: "Hello?", status: "complete" },
      { id: "answer", text: "Eins zwei drei", locale: "de", agentId: "lead", status: "complete", sources: SOURCES, runId: "run" },
    ]);
    expect(state.suggestions).toEqual(["Mehr"]);
    expect(state).not.toHaveProperty("run");
  }
});

test("who has a part gets the whole of it once, whatever the part was", () => {
  for (let count = 2; count < LAST; count += 1) {
    const state = afterFrames(afterFrames(askedState(), EVENTS.slice(0, count)), replayed(count));
    expect(
      state.messages.map(({ text, status }) => `${text} ${status}`),
      `after ${count} events`,
    ).toEqual(["Hello? complete", "Eins zwei drei complete"]);
    expect(state).not.toHaveProperty("run");
  }
});

test("of a run that was cancelled the answer is stopped, with what was said by then", () => {
  for (const count of [0, 3, 5]) {
    const state = afterFrames(afterFrames(askedState(), EVENTS.slice(0, count)), replayed(count, compacted("cancelled", "Eins")));
    expect(state.messages[1], `after ${count} events`).toMatchObject({ text: "Eins", status: "stopped" });
    expect(state).not.toHaveProperty("problem");
  }
});

test("between snapshot and end the run is under way at the snapshot's number, and the end comes without a gap", () => {
  const log = compacted();
  const state = afterFrames(askedState(), log.slice(0, 2));
  expect(state).toMatchObject({ run: { cursor: LAST + 1 }, messages: [{}, { status: "streaming" }] });
  expect(afterFrames(state, log.slice(3)), "the end before what comes before it").toBe(state);
  expect(afterFrames(state, log.slice(2))).not.toHaveProperty("run");
});

test("it changes nothing once more, and no other event may leap", () => {
  const over = afterFrames(askedState(), compacted());
  expect(afterFrames(over, compacted())).toBe(over);
  const half = afterFrames(askedState(), EVENTS.slice(0, 3));
  expect(afterFrames(half, compacted().slice(2))).toBe(half);
});

test("a tab that still has the long log is behind one that has the short one", () => {
  const long = afterFrames(askedState(), EVENTS.slice(0, 4));
  const short = afterFrames(askedState(), compacted().slice(0, 2));
  expect(adopt(long, keptOf(short))).toMatchObject({ run: { cursor: LAST + 1 }, messages: [{}, { text: "Eins zwei drei" }] });
});
