import type { ThreadResponse } from "@parley/protocol";
import { type Frame, allFrames, textOf } from "@parley/server/testing/read-stream";
import { type RunBody, TestVisitor, runBody } from "@parley/server/testing/start-test-server";
import { temporaryFolder } from "@parley/server/testing/temporary-folder";
import { verifyStream } from "@parley/server/testing/verify-stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seededRandom } from "../faults/random.ts";
import type { CrashPoint } from "./crash-points.ts";
import { readUntilCut } from "./read-until-cut.ts";
import { type FaultyServer, buildFaultyServer, startFaultyServer } from "./start-faulty-server.ts";

/* One folder, one server after the other: each finds what the one before it left, and is killed in its turn. */
const WORDS = 12;
/** RUN_STARTED; the message; its words, source and suggestion; its end together with the run's. */
const APPENDS = WORDS + 5;
const random = seededRandom(2_026);

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let server: FaultyServer;
beforeAll(async () => {
  buildFaultyServer();
  place = await temporaryFolder();
  server = await startFaultyServer({ dataDir: place.folder });
}, 120_000);
afterAll(async () => {
  await server.kill();
  await place.remove();
});

/** The first append, the last, and some between them. */
function points(when: CrashPoint["when"]): CrashPoint[] {
  const between = [random.whole(2, 8), random.whole(9, APPENDS - 1)];
  return [1, ...between, APPENDS].map((append) => ({ when, append }));
}

test.each([
  ...points("before-append"),
  ...points("in-transaction"),
  ...points("after-append"),
  { when: "after-terminal", append: APPENDS } as const,
])(
  "killed $when $append: nothing acknowledged is missing, nothing is doubled, the reader gets the rest",
  async ({ when, append }) => {
    const { visitor, body } = await arrive(`say ${WORDS}`);
    await server.tell({ do: "arm", point: { when, append } });
    const { frames } = await readUntilCut(visitor.run(body));
    expect((await server.exited).signal).toBe("SIGKILL");
    server = await startFaultyServer({ dataDir: place.folder });

    const isStored = append > 1 || when === "after-append" || when === "after-terminal";
    const isFinished = when === "after-terminal" || (when === "after-append" && append === APPENDS);
    const all = await comeBack(visitor.at(server.url), body, frames, isStored);
    expect(all.at(-1)?.event).toMatchObject(
      isStored && !isFinished ? { type: "RUN_ERROR", code: "interrupted" } : { type: "RUN_FINISHED" },
    );
    // Each append but the first and the last is one event.
    if (isStored && !isFinished) expect(textOf(all).split(" ").length - 1).toBe(wordsOf(when === "after-append" ? append : append - 1));
  },
  60_000,
);

test.each(Array.from({ length: 3 }, () => random.whole(1, 60)))(
  "killed from outside when a reader has seen %i events of a run that goes on",
  async (count) => {
    const { visitor, body } = await arrive("go on");
    const reading = readUntilCut(visitor.run(body), (frames) => {
      if (frames.length === count) server.signal("SIGKILL");
      return false;
    });
    const { frames, isWhole } = await reading;
    expect([frames.length >= count, isWhole]).toEqual([true, false]);
    await server.exited;
    server = await startFaultyServer({ dataDir: place.folder });
    const all = await comeBack(visitor.at(server.url), body, frames, true);
    expect(all.at(-1)?.event).toMatchObject({ type: "RUN_ERROR", code: "interrupted" });
  },
  60_000,
);

async function arrive(text: string): Promise<{ visitor: TestVisitor; body: RunBody }> {
  const visitor = await TestVisitor.arrive(server.url);
  const { threadId } = runBody("");
  await allFrames(await visitor.run(runBody("say 2", { threadId })));
  return { visitor, body: runBody(text, { threadId }) };
}

function wordsOf(appends: number): number {
  return Math.min(WORDS, Math.max(0, appends - 2));
}

/** Does what a client does after a broken connection, and holds what it finds against what it had heard. Returns the run's events. */
async function comeBack(visitor: TestVisitor, body: RunBody, heard: readonly Frame[], isStored: boolean): Promise<Frame[]> {
  const events = `/runs/${body.runId}/events`;
  const answer = await visitor.request(`${events}?after=${heard.length}`);
  expect(answer.status).toBe(isStored ? 200 : 404);
  if (!isStored) expect(heard).toEqual([]);
  const all = [...heard, ...(await allFrames(isStored ? answer : await visitor.run(body)))];
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => index + 1));
  verifyStream(all.map(({ event }) => event));

  expect(await allFrames(await visitor.run(body))).toEqual(all);
  expect(await allFrames(await visitor.request(events))).toEqual(all);
  expect(await allFrames(await visitor.request(`${events}?after=${all.length}`))).toEqual([]);

  const thread = (await (await visitor.request(`/threads/${body.threadId}/messages`)).json()) as ThreadResponse;
  const said = textOf(all);
  const status = all.at(-1)?.event["type"] === "RUN_FINISHED" ? "complete" : "interrupted";
  expect(thread.activeRun).toBeUndefined();
  expect(thread.messages.map(({ text }) => text)).toEqual(["say 2", "0 1 ", contentOf(body), ...(said === "" ? [] : [said])]);
  if (said !== "") expect(thread.messages.at(-1)).toMatchObject({ status, runId: body.runId });
  const next = await allFrames(await visitor.run(runBody("say 1", { threadId: body.threadId })));
  expect(next.at(-1)?.event["type"]).toBe("RUN_FINISHED");
  return all;
}

function contentOf(body: RunBody): string {
  return (body.messages[0] as { content: string }).content;
}
