import { expect, test } from "vitest";
import type { Output } from "../agents/agent.ts";
import { type Clock, pace } from "./pace.ts";
import { words } from "./words.ts";

/** A clock on which time passes by sleeping alone. */
function fakeClock(): Clock & { slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
}

async function* outputs(...all: Output[]): AsyncGenerator<Output> {
  yield* all;
}
async function collect(source: AsyncIterable<Output>): Promise<Output[]> {
  const all: Output[] = [];
  for await (const output of source) all.push(output);
  return all;
}

test.each([
  ["One two, three! (four)", ["One ", "two, ", "three! (", "four)"]],
  ["- **a** b\n", ["- **a** ", "b\n"]],
  ["", []],
  ["…\n", ["…\n"]],
])("%j has the words %j", (text, expected) => {
  expect([...words(text)]).toEqual(expected);
});

test("Japanese has words too, and long texts stay whole", () => {
  expect([...words("東京都に住んでいます。")].length).toBeGreaterThan(3);
  for (const text of [
    "東京都に住んでいます。".repeat(200),
    "word ".repeat(5_000),
    "😀".repeat(1_001),
    `a${"😀".repeat(500)}`,
    "x".repeat(1_999),
  ]) {
    const all = [...words(text)];
    expect(all.join("")).toBe(text);
    expect(all.every((word) => !/\p{Surrogate}/u.test(word))).toBe(true);
  }
});

test("three words come at once, the others at their pace, all else in its place", async () => {
  const clock = fakeClock();
  const source = outputs(
    { type: "message", agentId: "a", locale: "en" },
    { type: "text", delta: "one two three four five" },
    { type: "suggestions", suggestions: [] },
  );
  const all = await collect(pace(source, 10, new AbortController().signal, clock));
  expect(all.map((output) => (output.type === "text" ? output.delta : output.type))).toEqual([
    "message",
    "one ",
    "two ",
    "three ",
    "four ",
    "five",
    "suggestions",
  ]);
  expect(clock.slept).toEqual([100, 100]);
});

test("an agent slower than the pace is not held up", async () => {
  const clock = fakeClock();
  async function* slow(): AsyncGenerator<Output> {
    for (const delta of ["a ", "b ", "c ", "d ", "e ", "f "]) {
      await clock.sleep(500, new AbortController().signal);
      yield { type: "text", delta };
    }
  }
  await collect(pace(slow(), 10, new AbortController().signal, clock));
  expect(clock.slept).toEqual(Array(6).fill(500));
});

test("Infinity passes text as it is", async () => {
  const clock = fakeClock();
  const all = await collect(
    pace(outputs({ type: "text", delta: "one two three four five" }), Infinity, new AbortController().signal, clock),
  );
  expect([all, clock.slept]).toEqual([[{ type: "text", delta: "one two three four five" }], []]);
});

test("a pause ends when the run is stopped, and the agent may clean up", async () => {
  const stop = new AbortController();
  let cleaned = false;
  async function* agent(): AsyncGenerator<Output> {
    try {
      yield { type: "text", delta: "one two three four" };
    } finally {
      cleaned = true;
    }
  }
  const paced = pace(agent(), 0.001, stop.signal);
  for (let word = 0; word < 3; word++) await paced.next();
  const fourth = paced.next();
  stop.abort();
  await expect(fourth).rejects.toMatchObject({ name: "AbortError" });
  expect(cleaned).toBe(true);
});
