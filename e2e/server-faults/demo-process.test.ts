import type { ThreadResponse } from "@parley/protocol";
import { type Frame, allFrames, frames, textOf } from "@parley/server/testing/read-stream";
import { type RunBody, TestVisitor, runBody } from "@parley/server/testing/start-test-server";
import { temporaryFolder } from "@parley/server/testing/temporary-folder";
import { verifyStream } from "@parley/server/testing/verify-stream";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readUntilCut } from "./read-until-cut.ts";
import { type DemoProcess, startDemo, startReadyDemo } from "./start-demo.ts";

const QUESTION = "What does the battery cost, and how long does it last?";
const READERS = 3;

let place: Awaited<ReturnType<typeof temporaryFolder>>;
let started: DemoProcess[];
beforeEach(async () => {
  place = await temporaryFolder();
  started = [];
});
afterEach(async () => {
  for (const { signal, exited } of started) {
    signal("SIGKILL");
    await exited;
  }
  await place.remove();
});

async function start(): Promise<DemoProcess & { url: string }> {
  const demo = await startReadyDemo(place.folder);
  started.push(demo);
  return demo;
}

interface Reading {
  visitor: TestVisitor;
  body: RunBody;
  /** What was heard so far. */
  heard: Frame[];
  whole: Promise<boolean>;
}

/** Asks, and resolves when the answer has begun. */
async function ask(url: string): Promise<Reading> {
  const visitor = await TestVisitor.arrive(url);
  const body = runBody(QUESTION);
  const heard: Frame[] = [];
  let whole: Promise<boolean> | undefined;
  await new Promise<void>((resolve, reject) => {
    const reading = readUntilCut(visitor.run(body), (all) => {
      heard.splice(0, heard.length, ...all);
      if (textOf(all) !== "") resolve();
      return false;
    });
    whole = reading.then(({ isWhole }) => isWhole);
    void reading.then(() => reject(new Error("The answer ended before it began")));
  });
  return { visitor, body, heard, whole: whole! };
}

test("a second server on the same data folder does not start and says why; the first goes on, and its crash frees the folder", async () => {
  const first = await start();
  const second = await startDemo(place.folder);
  started.push(second);
  expect(await second.exited).toEqual({ code: 1, signal: null });
  expect(second.output().trim()).toBe(`Another server works on the data folder ${place.folder}. Stop it, or name another folder.`);
  const visitor = await TestVisitor.arrive(first.url);
  expect((await allFrames(await visitor.run(runBody("Hello")))).at(-1)?.event["type"]).toBe("RUN_FINISHED");
  first.signal("SIGKILL");
  await first.exited;
  const third = await start();
  expect((await visitor.at(third.url).request("/health")).status).toBe(200);
}, 120_000);

test("told to end, it ends every answer as interrupted before its readers' eyes, then itself in order", async () => {
  const demo = await start();
  const readings = await Promise.all(Array.from({ length: READERS }, () => ask(demo.url)));
  demo.signal("SIGTERM");
  expect(await demo.exited).toEqual({ code: 0, signal: null });
  for (const { heard, whole } of readings) {
    expect(await whole).toBe(true);
    expect(heard.at(-1)?.event).toMatchObject({ type: "RUN_ERROR", code: "interrupted" });
    verifyStream(heard.map(({ event }) => event));
  }
  const again = await start();
  for (const reading of readings) await expectKept(again.url, reading);
}, 120_000);

test("a second signal ends it at once and spoils nothing", async () => {
  const demo = await start();
  const readings = await Promise.all(Array.from({ length: READERS }, () => ask(demo.url)));
  demo.signal("SIGTERM");
  demo.signal("SIGINT");
  demo.signal("SIGTERM");
  await demo.exited;
  const again = await start();
  for (const reading of readings) {
    await reading.whole;
    await expectKept(again.url, reading);
  }
}, 120_000);

/** The server has all that was heard, in the same places, and an end; the conversation can go on. */
async function expectKept(url: string, { visitor: old, body, heard }: Reading): Promise<void> {
  const visitor = old.at(url);
  const all = await allFrames(await visitor.request(`/runs/${body.runId}/events`));
  expect(all.slice(0, heard.length)).toEqual(heard);
  verifyStream(all.map(({ event }) => event));
  expect(all.at(-1)?.event).toMatchObject({ type: "RUN_ERROR", code: "interrupted" });
  const thread = (await (await visitor.request(`/threads/${body.threadId}/messages`)).json()) as ThreadResponse;
  expect(thread.messages.map(({ text, status }) => [text, status])).toEqual([
    [QUESTION, "complete"],
    [textOf(all), "interrupted"],
  ]);
  for await (const { event } of frames(await visitor.run(runBody("Hello", { threadId: body.threadId }))))
    expect(event["type"]).not.toBe("RUN_ERROR");
}
